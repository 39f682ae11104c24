"""Who said what: attributions with source, cue, content and the chain of those who passed them on."""

from dragoman.extract.statements.extractor import StatementExtractor

__all__ = ["StatementExtractor"]
