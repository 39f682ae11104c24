"""Fixtures for every room: the parser and the actors are loaded once for all tests."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from dragoman.annotate.annotator import SpacyAnnotator
from dragoman.annotate.parse import load_pipeline
from dragoman.lexicon.actors import ActorIndex, load_actors
from dragoman.model import Annotated, Document, content_id
from tests.servers import address, server

__all__ = ["address", "server"]


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The default spaCy pipeline, with numpy's matrix products."""
    return load_pipeline()


@pytest.fixture(scope="session")
def actors() -> ActorIndex:
    """The actors that ship."""
    return load_actors()


@pytest.fixture(scope="session")
def annotate(pipeline: Language, actors: ActorIndex) -> Callable[..., Annotated]:
    """`annotate(text, published=None)`: the text with its layers, as the extractors get it."""
    annotator = SpacyAnnotator(pipeline, actors)

    def annotated(text: str, published: date | None = None) -> Annotated:
        document = Document(id=content_id(text, published), text=text, published=published, language="en")
        return next(iter(annotator.annotate([document])))

    return annotated
