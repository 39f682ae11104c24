"""Append-only stores that keep the Ledger door of stages.py."""

from dragoman.ledger.memory import MemoryLedger

__all__ = ["MemoryLedger"]
