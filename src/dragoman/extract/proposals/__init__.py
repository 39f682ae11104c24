"""Proposals: what one party puts before another, and what becomes of it."""

from dragoman.extract.proposals.extractor import ProposalExtractor

__all__ = ["ProposalExtractor"]
