"""Other people's lists of actors become actor files that load."""

from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.actors import ActorIndex, load_actors, read_actors
from dragoman.lexicon.country_codes import load_country_codes
from dragoman.lexicon.roles import load_roles
from dragoman.model import Actor
from dragoman.run.import_actors import FORMATS, Format, Known, table

PETRARCH = """
# a remark
VELMORA_ ; the state itself
+VELMORANS_
	[VEL]
ILSE_MARN_ ; minister
+MRS_MARN_
	[PERGOV 19940301-19980630]
	[PERGOV 980101-010228]
	[PERELI >010301]
HILL_BROTHERS_ [PERREB]
NORTHERN_HILLS_PARTY_ [PERPTY]
OLD_GUARD_ [PERMIL <990101]
""".splitlines()

FTM = """
{"id": "a", "schema": "Person", "properties": {"name": ["Ilse Marn"], "alias": ["I. Marn", "Hill"],
 "country": ["pe"], "position": ["Minister of Foreign Affairs of Peru", "Harbour Master of Lima"],
 "wikidataId": ["Q999999999"]}}
{"id": "b", "schema": "Vessel", "properties": {"name": ["Marn II"]}}
{"id": "c", "schema": "Organization", "properties": {"name": ["Hill Brothers"], "alias": ["Hill"]}}
{"id": "d", "schema": "Person", "properties": {"name": ["Vladimir Putin"], "country": ["ru"]}}

""".replace(",\n", ",").split("\n")

WIKIDATA = """person,personLabel,aliases,positionLabel,country,start,end
http://wikidata.org/entity/Q999999999,Ilse Marn,Mrs Marn|I. Marn,President of Peru,PER,1994-03-01T00:00Z,1998-06-30
http://www.wikidata.org/entity/Q999999999,Ilse Marn,,Minister of Defence of Peru,Peru,1998,
http://www.wikidata.org/entity/Q999999999,Ilse Marn,,President of Peru,PER,1998-06-30,2001
""".splitlines()

PUBLIC = """officeholder,officeholderLabel,positionLabel,country,start_year,end_year
Q999999999,Ilse Marn,President of Peru,Peru,1994,1998
""".splitlines()

EXPECTED = {
    "petrarch": {
        "ilse-marn": "person PER GOV [Mrs Marn] official of PER 1994-03-01..2001-02-28",
        "hill-brothers": "armed-group PER REB []",
        "northern-hills-party": "political-party PER PTY []",
        "old-guard": "person PER MIL [] official of PER ..1999-01-01",
    },
    "ftm": {
        "ilse-marn": "person PER GOV [I. Marn,Hill] foreign minister of PER ..; harbour master of PER ..",
        "hill-brothers": "organisation - - [Hill]",
    },
    "wikidata": {
        "ilse-marn": "person PER GOV [Mrs Marn,I. Marn]"
        " president of PER 1994-03-01..2002-01-01; defence minister of PER 1998-01-01..",
    },
    "public": {"ilse-marn": "person PER GOV [] president of PER 1994-01-01..1999-01-01"},
}


@pytest.fixture(scope="module")
def known() -> Known:
    return Known(index=load_actors(), roles=load_roles(), codes=load_country_codes())


def shown(actor: Actor) -> str:
    """Kind, country, sector, aliases and offices of an actor in one line."""
    offices = "; ".join(f"{o.title} of {o.of} {o.start or ''}..{o.end or ''}" for o in actor.offices)
    text = f"{actor.kind} {actor.country or '-'} {actor.sector or '-'} [{','.join(actor.aliases)}]"
    return f"{text} {offices}".strip()


@pytest.mark.parametrize(
    ("form", "lines", "name"),
    [
        (Format.PETRARCH, PETRARCH, "petrarch"),
        (Format.FTM, FTM, "ftm"),
        (Format.WIKIDATA, WIKIDATA, "wikidata"),
        (Format.WIKIDATA, PUBLIC, "public"),
    ],
)
def test_a_list_becomes_a_file_that_loads(
    form: Format, lines: list[str], name: str, known: Known, tmp_path: Path
) -> None:
    file = tmp_path / "actors.tsv"
    file.write_text("\n".join(table(FORMATS[form](lines, known), "a list", known)), encoding="utf-8")
    assert {actor.id: shown(actor) for actor in read_actors(file)} == EXPECTED[name]
    assert isinstance(load_actors([file]), ActorIndex)


@pytest.mark.parametrize(
    ("form", "lines", "message"),
    [
        (Format.FTM, ["{}", "[1]"], "line 2: no FollowTheMoney entity"),
        (Format.FTM, ["{"], "line 1: no FollowTheMoney entity"),
        (Format.WIKIDATA, ["person,start", "Q1,2001"], "line 2: column 'personLabel' is missing"),
    ],
)
def test_what_is_no_such_list_is_refused(form: Format, lines: list[str], message: str, known: Known) -> None:
    with pytest.raises(LexiconError, match=message):
        list(table(FORMATS[form](lines, known), "a list", known))
