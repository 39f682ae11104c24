"""What could not be read, in one plain line."""

from dragoman.model import Diagnostic
from dragoman.views.words import visible


def plainly(diagnostic: Diagnostic) -> str:
    """The message, with the file's name before it where it does not name the file itself.

    >>> plainly(Diagnostic(stage="read", message="the file is empty", origin="a.txt"))
    'a.txt: the file is empty'
    """
    origin, message = visible(diagnostic.origin or ""), visible(diagnostic.message)
    return message if origin in message else f"{origin}: {message}"
