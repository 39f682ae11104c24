"""Meetings, accords and exchanges."""

from dragoman.extract.talks.extractor import TalksExtractor

__all__ = ["TalksExtractor"]
