"""`dragoman statements --ledger ADDRESS`: the statements that a ledger holds, a line each."""

from dragoman.cli.lines import listing

app = listing("statement")
