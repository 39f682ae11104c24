"""Every table that ships keeps its schema, says what it is, and is loaded by somebody."""

import re
from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from dragoman.lexicon import times
from dragoman.lexicon.actors import ActorRow, load_actors, read_actors
from dragoman.lexicon.cues import Cue, CueKind, PrepositionUse, load_cues
from dragoman.lexicon.issues import Issue, load_issues
from dragoman.lexicon.numbers import NumberWord, load_numbers
from dragoman.lexicon.roles import Collective, Title, load_roles
from dragoman.lexicon.stances import StanceRow, load_stances
from dragoman.lexicon.table import DATA, read_table
from dragoman.lexicon.talks import Adjunct, Captive, Governor, Happening, Operator, load_talks
from dragoman.model import ActorKind, Record
from dragoman.read import rules
from dragoman.views.words import Phrase, Usage, load_words

ROOT = Path(str(DATA))
ROWS: dict[str, type[Record]] = {
    "lexicon/adjuncts.tsv": Adjunct,
    "lexicon/captives.tsv": Captive,
    "lexicon/collectives.tsv": Collective,
    "lexicon/cue_kinds.tsv": CueKind,
    "lexicon/cue_prepositions.tsv": PrepositionUse,
    "lexicon/cues.tsv": Cue,
    "lexicon/governors.tsv": Governor,
    "lexicon/happenings.tsv": Happening,
    "lexicon/issues.tsv": Issue,
    "lexicon/numbers.tsv": NumberWord,
    "lexicon/operators.tsv": Operator,
    "lexicon/stances.tsv": StanceRow,
    "lexicon/times.tsv": times.TimeWord,
    "lexicon/times_rules.tsv": times.TimeRule,
    "lexicon/titles.tsv": Title,
    "reading/abbreviations.tsv": rules.WordRow,
    "reading/furniture.tsv": rules.FurnitureRow,
    "reading/headers.tsv": rules.HeaderRow,
    "reading/kinds.tsv": rules.KindRow,
    "reading/languages.tsv": rules.LanguageRow,
    "reading/metatags.tsv": rules.TagRow,
    "reading/months.tsv": rules.MonthRow,
    "reading/signatures.tsv": rules.SignatureRow,
    "reading/stopwords.tsv": rules.WordRow,
    "views/phrases.tsv": Phrase,
    "views/usage.tsv": Usage,
}
LOADERS: tuple[Callable[[], object], ...] = (
    load_actors,
    load_cues,
    load_issues,
    load_numbers,
    load_roles,
    load_stances,
    load_talks,
    load_words,
    times.load_times,
    rules.load_rules,
)


def row_of(name: str) -> type[Record] | None:
    """The record that a table's rows become."""
    return ActorRow if name.startswith("actors/") else ROWS.get(name)


def shipped() -> list[str]:
    """Names of all tables under data/."""
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.tsv"))


@pytest.mark.parametrize("name", shipped())
def test_a_table_keeps_its_schema(name: str) -> None:
    """It has rows, each with all that its record asks for, and no row stands there twice."""
    row = row_of(name)
    assert row is not None, f"{name}: say in ROWS what its rows are"
    found = read_table(ROOT / name, row)
    assert found
    twice = sorted({str(one) for one in found if found.count(one) > 1}) if len(set(found)) < len(found) else []
    assert not twice


@pytest.mark.parametrize("name", shipped())
def test_a_table_says_what_it_is(name: str) -> None:
    """Remarks above the first row name the source, the licence and every column that it has."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.strip() and not line.startswith("#"))
    remarks = "\n".join(lines[:first])
    assert "Apache-2.0" in remarks
    assert "Source:" in remarks or "Own work" in remarks
    undefined = [column for column in lines[first].split("\t") if not re.search(rf"\b{column}\b", remarks)]
    assert not undefined or "docs/actors.md" in remarks or name.startswith("actors/")


@pytest.mark.parametrize("name", [name for name in shipped() if not name.startswith("actors/")])
def test_a_table_is_explained_to_people(name: str) -> None:
    """docs/lexicons.md has a place for it."""
    page = Path(__file__).parents[2] / "docs" / "lexicons.md"
    assert f"`{name}`" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("load", LOADERS, ids=lambda load: load.__name__)
def test_a_loader_loads(load: Callable[[], object]) -> None:
    """Each loader reads its tables whole, also what rows say of each other."""
    assert load() is not None


def test_every_table_is_loaded_by_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file lies in data/ for nothing."""
    opened: set[str] = set()
    read_text = Path.read_text

    def noted(path: Path, *args: str, **options: str) -> str:
        opened.add(str(path))
        return read_text(path, *args, **options)

    monkeypatch.setattr(Path, "read_text", noted)
    for load in LOADERS:
        getattr(load, "cache_clear", lambda: None)()
    for load in LOADERS:
        load()
    unread = [name for name in shipped() if str(ROOT / name) not in opened]
    assert not unread, "add the loader to LOADERS, or take the table away"


def test_the_cases_of_words() -> None:
    """Words that are looked up without regard to case are written in lower case."""
    for name, row in ROWS.items():
        for record in read_table(ROOT / name, row):
            for field in ("word", "lemma", "surface", "noun", "preposition"):
                value = getattr(record, field, "")
                assert value == value.lower(), f"{name}: {value!r}"


def test_actors_of_the_world() -> None:
    """Ids are unique over all files, and every country is an actor."""
    tables: list[Traversable] = [t for t in (DATA / "actors").iterdir() if t.name.endswith(".tsv")]
    actors = [actor for table in tables for actor in read_actors(table)]
    ids = [actor.id for actor in actors]
    assert len(ids) == len(set(ids)), sorted({one for one in ids if ids.count(one) > 1})
    assert not [(actor.id, actor.country) for actor in actors if actor.country and actor.country not in set(ids)]
    assert {actor.kind for actor in actors} >= {ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.PERSON}


def test_offices_are_of_actors() -> None:
    """Nearly every office is of an actor in the files; of the rest (one in a hundred) only the id is known."""
    actors = load_actors().actors
    offices = [(actor.id, office.of) for actor in actors.values() for office in actor.offices]
    lost = sorted({(actor, of) for actor, of in offices if of not in actors})
    assert len(lost) <= len(offices) // 100, lost
