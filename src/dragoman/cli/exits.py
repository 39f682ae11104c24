"""Exit codes, and writing to a pipe that may be closed."""

import os
import sys
from enum import IntEnum

import typer


class Exit(IntEnum):
    """Exit codes (docs/cli.md)."""

    DONE = 0
    NOTHING_READABLE = 1
    FAULTY = 1
    USAGE = 2
    INTERRUPTED = 130


def put(text: str) -> None:
    """Writes to stdout; a reader that has closed the pipe (`| head`) ends the run quietly."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(Exit.DONE) from error
