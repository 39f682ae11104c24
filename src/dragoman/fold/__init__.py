"""Entries x AsOf -> StateOfPlay, and two states -> Changes; pure. docs/design/fold.md has the rules."""

from dragoman.fold.changes import changes
from dragoman.fold.dossiers import Memo
from dragoman.fold.horizon import published_by, recorded_by
from dragoman.fold.state import fold

__all__ = ["Memo", "changes", "fold", "published_by", "recorded_by"]
