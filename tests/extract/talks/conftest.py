"""The extractor of talks as the pipeline runs it: after the statements, whose speakers make the chains."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.extract.statements import StatementExtractor
from dragoman.extract.talks import TalksExtractor
from dragoman.model import Annotated, Finding


@pytest.fixture(scope="session")
def find(annotate: Callable[..., Annotated]) -> Callable[..., list[Finding]]:
    """`find(text, published=None)`: the meetings, accords and exchanges of a text."""
    statements, talks = StatementExtractor(), TalksExtractor()

    def found(text: str, published: date | None = None) -> list[Finding]:
        annotated = annotate(text, published)
        said = [one for one in statements.extract(annotated, ()) if isinstance(one, Finding)]
        return [one for one in talks.extract(annotated, said) if isinstance(one, Finding)]

    return found
