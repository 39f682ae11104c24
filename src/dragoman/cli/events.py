"""`dragoman events --ledger ADDRESS`: the events that a ledger holds, a line each."""

from dragoman.cli.lines import listing

app = listing("event")
