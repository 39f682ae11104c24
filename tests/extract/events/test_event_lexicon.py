"""The tables of PLOVER events that ship, and what a broken row says."""

import pytest

from dragoman.lexicon.plover import NOTHING, PROMISED, load_plover

TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
ROLES = {"subj", "topic", "obj", "dative", "poss", "clause", "under", "own", "place", "condition"}


def test_the_sixteen_types_and_a_pattern_for_each() -> None:
    lexicon = load_plover()
    assert tuple(lexicon.types) == TYPES
    used = {row.type for rows in lexicon.patterns.values() for row in rows}
    assert used == {*TYPES, PROMISED, NOTHING}


def test_rows_that_need_something_come_first() -> None:
    for rows in load_plover().patterns.values():
        bare = [not row.needs for row in rows]
        assert bare == sorted(bare)


def test_roles_are_known_ones_or_prepositions() -> None:
    rows = [row for rows in load_plover().patterns.values() for row in rows]
    roles = {role for row in rows for role in (*row.actor, *row.recipient)} - ROLES
    assert roles <= {
        *("about", "against", "along", "among", "around", "as", "at", "between", "by", "for", "from", "in", "into"),
        *(
            "behind",
            "near",
            "of",
            "off",
            "on",
            "outside",
            "over",
            "through",
            "to",
            "toward",
            "towards",
            "under",
            "upon",
            "with",
        ),
    }


@pytest.mark.parametrize(("noun", "wanted", "fits"), [("curfew", "@lockdown", True), ("tea", "@accord", False)])
def test_classes(noun: str, wanted: str, fits: bool) -> None:
    assert load_plover().fits(noun, wanted) is fits
