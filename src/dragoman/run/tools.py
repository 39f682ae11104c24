"""Tools: the implementations a run works with, made once from Settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import msgspec

from dragoman.lexicon.actors import ActorIndex, load_actors
from dragoman.lexicon.table import DATA
from dragoman.model import Actor, Handling
from dragoman.plugins import ANNOTATORS, EXTRACTORS, make
from dragoman.read.doors import FetchDoor
from dragoman.read.outlets import Outlet
from dragoman.read.settings import FetchSettings
from dragoman.run.ledgers import MEMORY, open_ledger
from dragoman.run.settings import Settings
from dragoman.run.sources import outlets_of, readers_of
from dragoman.stages import Annotator, Extractor, Ledger, Reader


@dataclass(frozen=True, kw_only=True)
class Tools:
    """What the pipeline needs beside the texts. `maker` names all of it in the record's readings."""

    readers: tuple[Reader, ...]
    annotator: Annotator
    extractors: tuple[Extractor, ...]
    ledger: Ledger
    actors: Mapping[str, Actor]
    languages: frozenset[str]
    maker: str
    handling: Mapping[str, Handling]
    fetcher: FetchDoor | None = None
    outlets: tuple[Outlet, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)


def prepare(settings: Settings, ledger: Ledger | None = None) -> Tools:
    """The tools for the settings, with the ledger given or an empty one in memory.

    Raises SettingsError for unknown names, LexiconError for a broken actor file, PluginError for a broken plugin.
    """
    index = load_actors([Path(file) for file in settings.actors])
    return Tools(
        readers=readers_of(settings),
        annotator=make(ANNOTATORS, settings.annotator, settings.pipeline, index),
        extractors=tuple(make(EXTRACTORS, name) for name in settings.extractors),
        ledger=ledger or open_ledger(MEMORY, write=True),
        actors=index.actors,
        languages=frozenset(settings.languages),
        maker=_maker(settings, index),
        handling=settings.handling,
        fetcher=FetchDoor(settings.fetch),
        outlets=outlets_of(settings),
        columns=settings.columns,
    )


def _maker(settings: Settings, index: ActorIndex) -> str:
    """`dragoman 0.1.0 1f2e…`: name, version, hash of the settings, of all actors known and of the tables of words."""
    ways = settings.replace(actors=(), ledger=None, handling={}, fetch=FetchSettings(), sources=(), columns={})
    digest = blake2b(msgspec.json.encode((ways, list(index.actors.values())), order="sorted"), digest_size=6)
    for table in sorted((DATA / "lexicon").iterdir(), key=lambda table: table.name):
        digest.update(table.read_bytes())
    return f"dragoman {version('dragoman')} {digest.hexdigest()}"
