"""Summary: one plain sentence that says who contradicts whom in a conflict."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.fold.told import Subject, Told
from dragoman.model import Actor, Level, Meeting, Position, Proposal

LABELS: Mapping[str, str] = {"status": "calls it", "count": "says", "period": "dates it", "place": "places it in"}


def summary(about: str, told: Sequence[tuple[str, Told]], actors: Mapping[str, Actor]) -> str:
    """One sentence: "On leaders' talks of Russia and Ukraine, Trump says planned, X says not scheduled."

    `told` are values with the accounts that give them, in order.
    """
    sides: defaultdict[str, list[str]] = defaultdict(list)
    for value, one in told:
        sides[value].append(_voice(one, actors))
    clauses = [f"{listed(dict.fromkeys(voices))} {LABELS[about]} {_plain(value)}" for value, voices in sides.items()]
    return f"On {_topic(told[0][1].body, actors)}, {', while '.join(clauses)}."


def listed(words: Sequence[str] | Mapping[str, None]) -> str:
    """Words as a list in a sentence.

    >>> listed(["humanitarian", "military", "political"])
    'humanitarian, military and political'
    """
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def name_of(actor: str, actors: Mapping[str, Actor]) -> str:
    """The name of an actor; an id that nobody describes in capitals where it is a word."""
    if actor in actors:
        return actors[actor].name
    return actor if actor.isupper() else actor.replace("-", " ").title()


def _voice(one: Told, actors: Mapping[str, Actor]) -> str:
    speakers = [name_of(speaker, actors) for speaker in one.account.according_to]
    paper = one.account.source or "a report"
    dated = f"{paper} of {_day(one.account.published)}" if one.account.published else paper
    if not speakers:
        return f"{dated} in its own words"
    told_by = f" (told by {listed(speakers[1:])})" if speakers[1:] else ""
    return f"{speakers[0]}{told_by} in {dated}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _plain(value: str) -> str:
    if value.isdigit():
        return f"{int(value):,}"
    return value.replace("-", " ") if not value[:1].isdigit() else _day(date.fromisoformat(value))


def _topic(body: Subject, actors: Mapping[str, Actor]) -> str:
    """What the dossier is of, in words: "the leaders' talks of Russia and Ukraine"."""
    noun = type(body).__name__.lower()
    if isinstance(body, Position | Proposal):
        return f"the {noun} of {listed([name_of(p, actors) for p in body.by])} on {body.about}"
    if isinstance(body, Meeting):
        noun = "meeting of leaders" if body.level is Level.LEADERS else str(body.form).replace("other", noun)
    parties = [name_of(party, actors) for party in body.parties]
    return f"the {noun} between {listed(parties)}" if parties else f"the {noun}"
