"""Every table that ships keeps its schema, says what it is, and is loaded by somebody."""

import re
from importlib.resources.abc import Traversable
from pathlib import Path
from pkgutil import resolve_name

import pytest

from dragoman.lexicon.actors import ActorRow, load_actors, read_actors
from dragoman.lexicon.table import DATA, read_table
from dragoman.model import ActorKind, Record

ROOT = Path(str(DATA))
ROWS = {
    "lexicon/adjuncts.tsv": "dragoman.lexicon.talks:Adjunct",
    "lexicon/affixes.tsv": "dragoman.lexicon.actors:Affix",
    "lexicon/anaphors.tsv": "dragoman.lexicon.roles:Anaphor",
    "lexicon/captives.tsv": "dragoman.lexicon.talks:Captive",
    "lexicon/coding.tsv": "dragoman.lexicon.coding:CodingWord",
    "lexicon/coding_countries.tsv": "dragoman.lexicon.coding:CodingCountry",
    "lexicon/coding_places.tsv": "dragoman.lexicon.coding:CodingPlaces",
    "lexicon/coding_sectors.tsv": "dragoman.lexicon.coding:CodingSector",
    "lexicon/country_codes.tsv": "dragoman.lexicon.country_codes:CountryCode",
    "lexicon/clause_words.tsv": "dragoman.lexicon.uses:UsedWord",
    "lexicon/collectives.tsv": "dragoman.lexicon.roles:Collective",
    "lexicon/cue_kinds.tsv": "dragoman.lexicon.cues:CueKind",
    "lexicon/cue_prepositions.tsv": "dragoman.lexicon.cues:PrepositionUse",
    "lexicon/cues.tsv": "dragoman.lexicon.cues:Cue",
    "lexicon/decoys.tsv": "dragoman.lexicon.actors:Decoy",
    "lexicon/family_first.tsv": "dragoman.lexicon.people:FamilyFirst",
    "lexicon/given_names.tsv": "dragoman.lexicon.people:GivenName",
    "lexicon/governors.tsv": "dragoman.lexicon.talks:Governor",
    "lexicon/group_words.tsv": "dragoman.lexicon.groups:GroupWord",
    "lexicon/happenings.tsv": "dragoman.lexicon.talks:Happening",
    "lexicon/homonyms.tsv": "dragoman.lexicon.homonyms:HomonymRow",
    "lexicon/honorifics.tsv": "dragoman.lexicon.people:Honorific",
    "lexicon/joint_names.tsv": "dragoman.lexicon.joint_names:JointName",
    "lexicon/issues.tsv": "dragoman.lexicon.issues:Issue",
    "lexicon/numbers.tsv": "dragoman.lexicon.numbers:NumberWord",
    "lexicon/operators.tsv": "dragoman.lexicon.talks:Operator",
    "lexicon/plover.tsv": "dragoman.lexicon.plover:Pattern",
    "lexicon/currencies.tsv": "dragoman.lexicon.plover:Currency",
    "lexicon/plover_sizes.tsv": "dragoman.lexicon.plover:SizeWord",
    "lexicon/plover_contexts.tsv": "dragoman.lexicon.plover:ContextRow",
    "lexicon/plover_modes.tsv": "dragoman.lexicon.plover:ModeRow",
    "lexicon/plover_light.tsv": "dragoman.lexicon.plover:LightVerb",
    "lexicon/plover_objects.tsv": "dragoman.lexicon.plover:ObjectClass",
    "lexicon/plover_types.tsv": "dragoman.lexicon.plover:EventType",
    "lexicon/plover_words.tsv": "dragoman.lexicon.uses:UsedWord",
    "lexicon/present_verbs.tsv": "dragoman.lexicon.present:PresentVerb",
    "lexicon/proposal_nouns.tsv": "dragoman.extract.positions.scene:ProposalNoun",
    "lexicon/proposals.tsv": "dragoman.extract.positions.scene:ProposalVerb",
    "lexicon/publishers.tsv": "dragoman.lexicon.publishers:Publisher",
    "lexicon/truce_scopes.tsv": "dragoman.lexicon.scopes:ScopeWord",
    "lexicon/promises.tsv": "dragoman.extract.positions.scene:Promise",
    "lexicon/stances.tsv": "dragoman.lexicon.stances:StanceRow",
    "lexicon/talk_words.tsv": "dragoman.lexicon.uses:UsedWord",
    "lexicon/third_roles.tsv": "dragoman.lexicon.talks:RoleWord",
    "lexicon/times.tsv": "dragoman.lexicon.times:TimeWord",
    "lexicon/times_rules.tsv": "dragoman.lexicon.times:TimeRule",
    "lexicon/titles.tsv": "dragoman.lexicon.roles:Title",
    "lexicon/values.tsv": "dragoman.lexicon.values:ValueRow",
    "places/regions.tsv": "dragoman.lexicon.places:Region",
    "lexicon/place_words.tsv": "dragoman.lexicon.uses:UsedWord",
    "reading/abbreviations.tsv": "dragoman.lexicon.abbreviations:Abbreviation",
    "reading/agencies.tsv": "dragoman.read.rules:AgencyRow",
    "reading/columns.tsv": "dragoman.read.rules:HeaderRow",
    "reading/elements.tsv": "dragoman.read.rules:ElementRow",
    "reading/furniture.tsv": "dragoman.read.rules:FurnitureRow",
    "reading/headers.tsv": "dragoman.read.rules:HeaderRow",
    "reading/kinds.tsv": "dragoman.read.rules:KindRow",
    "reading/languages.tsv": "dragoman.read.rules:LanguageRow",
    "reading/metatags.tsv": "dragoman.read.rules:TagRow",
    "reading/bylines.tsv": "dragoman.read.rules:BylineRow",
    "reading/daywords.tsv": "dragoman.read.rules:DayWordRow",
    "reading/months.tsv": "dragoman.read.rules:MonthRow",
    "reading/signatures.tsv": "dragoman.read.rules:SignatureRow",
    "reading/stopwords.tsv": "dragoman.read.rules:WordRow",
    "views/phrases.tsv": "dragoman.views.words:Phrase",
    "views/polecat.tsv": "dragoman.views.events:Column",
    "views/usage.tsv": "dragoman.views.words:Usage",
}
"""Table -> the record that its rows become."""

LOADERS = (
    "dragoman.extract.positions.scene:load_lexicons",
    "dragoman.lexicon.abbreviations:load_abbreviations",
    "dragoman.lexicon.actors:load_actors",
    "dragoman.lexicon.clauses:load_clause_words",
    "dragoman.lexicon.coding:load_coding",
    "dragoman.lexicon.country_codes:load_country_codes",
    "dragoman.lexicon.cues:load_cues",
    "dragoman.lexicon.groups:load_group_words",
    "dragoman.lexicon.homonyms:load_homonyms",
    "dragoman.lexicon.issues:load_issues",
    "dragoman.lexicon.joint_names:load_joint_names",
    "dragoman.lexicon.numbers:load_numbers",
    "dragoman.lexicon.places:load_gazetteer",
    "dragoman.lexicon.places:load_place_words",
    "dragoman.lexicon.people:load_person_words",
    "dragoman.lexicon.plover:load_plover",
    "dragoman.lexicon.present:load_present_verbs",
    "dragoman.lexicon.publishers:load_publishers",
    "dragoman.lexicon.roles:load_roles",
    "dragoman.lexicon.scopes:load_scopes",
    "dragoman.lexicon.stances:load_stances",
    "dragoman.lexicon.talks:load_talks",
    "dragoman.lexicon.times:load_times",
    "dragoman.lexicon.values:load_values",
    "dragoman.read.rules:load_rules",
    "dragoman.views.events:load_columns",
    "dragoman.views.words:load_words",
)
"""What reads them: together, all tables."""


def row_of(name: str) -> type[Record]:
    """The record that a table's rows become."""
    if name.startswith("actors/"):
        return ActorRow
    assert name in ROWS, f"{name}: say in ROWS what its rows are"
    row: type[Record] = resolve_name(ROWS[name])
    return row


def shipped() -> list[str]:
    """Names of all tables under data/."""
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.tsv"))


@pytest.mark.parametrize("name", shipped())
def test_a_table_keeps_its_schema(name: str) -> None:
    """It has rows, each with all that its record asks for, and no row stands there twice."""
    found = read_table(ROOT / name, row_of(name))
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


@pytest.mark.parametrize("load", LOADERS)
def test_a_loader_loads(load: str) -> None:
    """Each loader reads its tables whole, also what rows say of each other."""
    assert resolve_name(load)() is not None


def test_every_table_is_loaded_by_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file lies in data/ for nothing."""
    opened: set[str] = set()
    read_text = Path.read_text

    def noted(path: Path, *args: str, **options: str) -> str:
        opened.add(str(path))
        return read_text(path, *args, **options)

    monkeypatch.setattr(Path, "read_text", noted)
    for load in map(resolve_name, LOADERS):
        getattr(load, "cache_clear", lambda: None)()
        load()
    unread = [name for name in shipped() if str(ROOT / name) not in opened]
    assert not unread, "add the loader to LOADERS, or take the table away"


def test_the_cases_of_words() -> None:
    """Words that are looked up without regard to case are written in lower case."""
    for name in ROWS:
        for record in read_table(ROOT / name, row_of(name)):
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
