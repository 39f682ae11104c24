"""Actor files, and finding their names in a text."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import LexiconError
from dragoman.lexicon.actors import ActorIndex, fold, load_actors, read_actors, surname
from dragoman.model import Actor, ActorKind, MentionKind, Office

VELMORA = Actor(
    id="VEL",
    name="Velmora",
    kind=ActorKind.STATE,
    aliases=("Republic of Velmora", "VR"),
    demonyms=("Velmoran", "Velmorans"),
    capital=("Tavrin",),
    seats=("Amber House",),
)
LEAGUE = Actor(id="league", name="League of Littoral States", kind=ActorKind.ORGANISATION, aliases=("LS", "League"))
FRONT = Actor(
    id="front", name="Mirava Liberation Front", kind=ActorKind.ARMED_GROUP, country="VEL", aliases=("Front de l'Est",)
)
SARNOV = Actor(
    id="sarnov",
    name="Anton Sarnov",
    kind=ActorKind.PERSON,
    country="VEL",
    aliases=("Zarnoff",),
    offices=(
        Office(title="foreign minister", of="VEL", start=date(2029, 1, 1), end=date(2031, 3, 1)),
        Office(title="president", of="VEL", start=date(2031, 3, 1)),
    ),
)
OSK = Actor(
    id="osk",
    name="Måns Öşk",
    kind=ActorKind.PERSON,
    country="VEL",
    offices=(Office(title="foreign minister", of="VEL", start=date(2031, 3, 1)),),
)
INDEX = ActorIndex([VELMORA, LEAGUE, FRONT, SARNOV, OSK])


def found(text: str, index: ActorIndex = INDEX) -> list[tuple[str, str, str]]:
    """(words, actor, kind) for every naming in a text."""
    return [
        (text[match.span.start : match.span.end], naming.actor, naming.kind.value)
        for match in index.find(text)
        for naming in match.namings
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Velmora refused.", [("Velmora", "VEL", "name")]),
        ("The Velmoran envoy", [("Velmoran", "VEL", "demonym")]),
        ("Tavrin and Amber House", [("Tavrin", "VEL", "metonym"), ("Amber House", "VEL", "metonym")]),
        ("Anton Sarnov spoke; Sarnov left.", [("Anton Sarnov", "sarnov", "name"), ("Sarnov", "sarnov", "name")]),
        ("Velmora's front line", [("Velmora", "VEL", "name")]),
        ("the League, not leagues", [("League", "league", "name")]),
        ("Nobody came.", []),
        ("", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Names, adjectives, capitals, seats, surnames; whole words only."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Republic of Velmora", "Republic of Velmora"),
        ("the League of Littoral States", "League of Littoral States"),
        ("the League of Velmora", "League"),
    ],
)
def test_the_longest_name_wins(text: str, words: str) -> None:
    """And where the long one is not there, the short one."""
    assert found(text)[0][0] == words


def test_matches_do_not_overlap() -> None:
    """One after the other."""
    text = "Republic of Velmora Velmora Velmoran Anton Sarnov Anton"
    spans = [match.span for match in INDEX.find(text)]
    assert all(a.end <= b.start for a in spans for b in spans if a < b)
    assert [text[s.start : s.end] for s in spans] == ["Republic of Velmora", "Velmora", "Velmoran", "Anton Sarnov"]


@pytest.mark.parametrize("written", ["Måns Öşk", "Mans Osk", "MÅNS ÖŞK"])
def test_spellings_are_folded(written: str) -> None:
    """Accents and capitals make no other name."""
    assert [(actor, kind) for _, actor, kind in found(f"It was {written} who spoke.")] == [("osk", "name")]


@pytest.mark.parametrize("written", ["Front de l'Est", "Front de l’Est"])
def test_apostrophes_are_one(written: str) -> None:
    """Straight and curly."""
    assert found(f"the {written} said") == [(written, "front", "name")]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("LS sources", ["league"]),
        ("Ls or ls", []),
        ("the VR army", ["VEL"]),
        ("the vr headset", []),
        ("a league of towns", []),
        ("velmora", []),
        ("VELMORA", ["VEL"]),
    ],
)
def test_capitals_decide(text: str, actors: list[str]) -> None:
    """An acronym is written in capitals, a name with one: "US" is not "us"."""
    assert [actor for _, actor, _ in found(text)] == actors


def test_one_word_may_name_two() -> None:
    """Then both are given, and the annotator decides."""
    other = Actor(id="kim-sarnov", name="Kim Sarnov", kind=ActorKind.PERSON)
    index = ActorIndex([SARNOV, other])
    assert {actor for _, actor, _ in found("Sarnov left.", index)} == {"sarnov", "kim-sarnov"}
    assert [actor for _, actor, _ in found("Kim Sarnov left.", index)] == ["kim-sarnov"]


def test_places_and_surnames_are_marked() -> None:
    """A state and a capital may be read as places; a bare surname is less than a name."""
    (state,), (capital,), (bare,), (full,) = (
        match.namings for match in INDEX.find("Velmora, Tavrin, Sarnov, Anton Sarnov")
    )
    assert (state.place, capital.place, bare.place) == (True, True, False)
    assert (bare.surname, full.surname) == (True, False)
    assert capital.kind is MentionKind.METONYM


@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    """No text raises, and each match lies in it."""
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in INDEX.find(text))


@pytest.mark.parametrize(
    ("title", "day", "holder"),
    [
        ("foreign minister", date(2031, 2, 28), "sarnov"),
        ("foreign minister", date(2031, 3, 1), "osk"),
        ("president", date(2031, 3, 1), "sarnov"),
        ("president", date(2031, 2, 28), None),
        ("foreign minister", None, None),
        ("king", date(2031, 3, 1), None),
    ],
)
def test_an_office_is_held_at_a_date(title: str, day: date | None, holder: str | None) -> None:
    """The minister of February and the minister of March are different people."""
    actor = INDEX.holder(title, "VEL", day)
    assert (actor.id if actor else None) == holder


def test_two_holders_are_none() -> None:
    """Who of two is meant is not guessed."""
    other = OSK.replace(id="other", name="Some Other")
    assert ActorIndex([OSK, other]).holder("foreign minister", "VEL", date(2031, 4, 1)) is None


@pytest.mark.parametrize(
    ("id_", "name", "expected"),
    [
        ("sarnov", "Anton Sarnov", "Sarnov"),
        ("wang", "Wang Yi", "Wang"),
        ("given-sarnov", "Given Sarnov", "Sarnov"),
        ("erdogan", "Recep Tayyip Erdoğan", "Erdoğan"),
        ("pele", "Pelé", "Pelé"),
        ("x-1", "John Smith", "Smith"),
    ],
)
def test_surname(id_: str, name: str, expected: str) -> None:
    """The id says which word of the name it is."""
    assert surname(Actor(id=id_, name=name, kind=ActorKind.PERSON)) == expected


@given(st.text(st.characters(max_codepoint=0x017F)))
def test_fold_is_settled_once(word: str) -> None:
    """What is folded stays as it is, whatever Latin letters it is written in."""
    assert fold(fold(word)) == fold(word)


def write(path: Path, *rows: str, columns: str = "id\tname\tkind\toffices") -> Path:
    """An actor file."""
    path.write_text("\n".join([columns, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_file_adds_and_replaces(tmp_path: Path) -> None:
    """A later file's row replaces what shipped; the rest stays."""
    first = write(tmp_path / "a.tsv", "VEL\tVelmora\tstate", "UN\tThe Club\torganisation")
    second = write(tmp_path / "b.tsv", "VEL\tGreater Velmora\tstate")
    index = load_actors([first, second])
    assert (index.actors["VEL"].name, index.actors["UN"].name) == ("Greater Velmora", "The Club")
    assert index.actors["FRA"].name == "France"


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("president of VEL 2029..2031", date(2029, 1, 1), date(2032, 1, 1)),
        ("president of VEL 2029-05..2031-12", date(2029, 5, 1), date(2032, 1, 1)),
        ("president of VEL 2029-05..2031-06", date(2029, 5, 1), date(2031, 7, 1)),
        ("president of VEL 2029-05-03..2031-06-07", date(2029, 5, 3), date(2031, 6, 7)),
        ("president of VEL 2029..", date(2029, 1, 1), None),
        ("president of VEL ..2031", None, date(2032, 1, 1)),
        ("president of VEL ..", None, None),
    ],
)
def test_dates_of_office(tmp_path: Path, cell: str, start: date | None, end: date | None) -> None:
    """A bare year or month counts whole; a day is the first out of office."""
    (actor,) = read_actors(write(tmp_path / "a.tsv", f"x\tX\tperson\t{cell}"))
    assert actor.offices == (Office(title="president", of="VEL", start=start, end=end),)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("x\tX\tperson\tpresident VEL 2029..", "is not `title of ID FROM..TO`"),
        ("x\tX\tperson\tpresident of VEL 2029", "is not `title of ID FROM..TO`"),
        ("x\tX\tperson\tpresident of VEL 2029-13-01..", "month"),
        ("x\tX\tperson\tpresident of VEL 2029-02-30..", "day"),
        ("x\tX\tperson\tpresident of VEL 2031..2029", "ends before it begins"),
        ("x\tX\temperor\t", "emperor"),
        ("x\t\tperson\t", "name"),
        ("VEL\tVelmora again\tstate\t", "id 'VEL' stands on line 2 already"),
        ("x\tX\tperson\tpresident of VEL 2021..2027|president of VEL 2024..2029", "is held twice at one time"),
        ("x\tX\tperson\tpresident of VEL 2021..|president of VEL 2024..2029", "is held twice at one time"),
        ("x\tVelmora\tperson\t", "'Velmora' is a name of 'VEL'"),
    ],
)
def test_a_broken_row_is_shown(tmp_path: Path, row: str, what: str) -> None:
    """File, line, and what is wrong."""
    file = write(tmp_path / "mine.tsv", "VEL\tVelmora\tstate\t", row)
    with pytest.raises(LexiconError) as caught:
        load_actors([file])
    assert str(caught.value).startswith(f"{file}, line 3: ")
    assert what in str(caught.value)


def test_a_name_of_two_is_marked_on_purpose(tmp_path: Path) -> None:
    """The mark after an alias is no part of it; which of the two is meant the text decides."""
    file = tmp_path / "mine.tsv"
    rows = ["id\tname\tkind\taliases", "a\tFirst\tarmed-group\tHill Front", "b\tSecond\tarmed-group\tHill Front"]
    file.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"line 3: 'Hill Front' is a name of 'a' .*line 2.*'Hill Front\?'"):
        read_actors(file)
    file.write_text("\n".join([*rows[:2], rows[2] + "?"]), encoding="utf-8")
    assert [actor.aliases for actor in read_actors(file)] == [("Hill Front",), ("Hill Front",)]
    (match,) = load_actors([file]).find("Hill Front fighters")
    assert [naming.actor for naming in match.namings] == ["a", "b"]
