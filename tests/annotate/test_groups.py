"""Groups that no actor file knows, by the word that heads their name."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.lexicon.actors import ActorIndex
from dragoman.model import Annotated, MentionKind

Annotate = Callable[..., Annotated]

# text | published | words=id:kind of actor, "; " between them; "-" none that the actor files do not know
CASES = """
The Patriotic Front of the Lakes signed. | - | Patriotic Front of the Lakes=patriotic-front-of-the-lakes:armed-group
The Green Valley Liberation Army withdrew. | - | Green Valley Liberation Army=green-valley-liberation-army:armed-group
The Coalition of Patriots for Renewal met the envoy. | -
    | Coalition of Patriots for Renewal=coalition-of-patriots-for-renewal:armed-group
The Popular Congress Party of the Lakes voted. | -
    | Popular Congress Party of the Lakes=popular-congress-party-of-the-lakes:political-party
The army withdrew to the front. | - | -
The Laotian Armed Forces withdrew. | - | -
Laos left the Nuclear Forces Treaty. | - | -
A movement of farmers grew. | - | -
The Northern Union of Fishermen met. | - | Northern Union of Fishermen=northern-union-of-fishermen:organisation
The Joint Monitoring Committee met. | - | Joint Monitoring Committee=joint-monitoring-committee:body
The Islamic Resistance Movement met. | - | -
The United Front met. | - | -
The Popular Meadow Party and Lakes Workers Party met. | -
    | Popular Meadow Party=popular-meadow-party:political-party; Lakes Workers Party=lakes-workers-party:political-party
The Patriotic Front of the Lakes (PFL) signed. Later the PFL withdrew. | -
    | Patriotic Front of the Lakes=pfl:armed-group; PFL=pfl:armed-group; PFL=pfl:armed-group
"""


def rows(cases: str) -> list[tuple[str, date | None, list[str]]]:
    """The rows of a table; a line that begins with blanks goes on with the one before."""
    read = []
    for line in cases.strip().replace("\n    ", " ").splitlines():
        text, day, wanted = (cell.strip() for cell in line.split(" | "))
        published = None if day == "-" else date.fromisoformat(day)
        read.append((text, published, [] if wanted == "-" else wanted.split("; ")))
    return read


@pytest.mark.parametrize(("text", "published", "wanted"), rows(CASES))
def test_groups_not_known(
    text: str, published: date | None, wanted: list[str], annotate: Annotate, actors: ActorIndex
) -> None:
    annotated = annotate(text, published)
    found = [m for m in annotated.mentions if m.kind is MentionKind.NAME and m.actors[0] not in actors.actors]
    assert [f"{m.text}={m.actors[0]}:{annotated.actors[m.actors[0]].kind}" for m in found] == wanted
    assert all(m.parties == m.actors for m in found)


def test_a_known_group_keeps_its_id(annotate: Annotate) -> None:
    (mention,) = annotate("The Kurdistan Workers' Party left.").mentions
    assert mention.actors == ("pkk",)


def test_a_country_inside_the_name_is_no_mention_of_its_own(annotate: Annotate) -> None:
    (mention,) = annotate("The Patriotic Movement of Peru signed.").mentions
    assert (mention.text, mention.parties) == ("Patriotic Movement of Peru", ("patriotic-movement-of-peru",))
