"""Positions: who demands, offers, accepts, rejects, supports what, on which condition, and who accuses whom."""

from dragoman.extract.positions.extractor import PositionExtractor

__all__ = ["PositionExtractor"]
