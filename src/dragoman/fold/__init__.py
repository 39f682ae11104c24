"""Entries x AsOf -> StateOfPlay; pure. docs/design/fold.md has the rules."""

from dragoman.fold.state import fold

__all__ = ["fold"]
