"""Role phrases: nouns that stand for people through what they are."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.model import Annotated, Mention, MentionKind

Annotate = Callable[..., Annotated]

# text | published | words=parties or words=actor/party, with @level where it is looked at; "-" none
CASES = """
Russian officials left. | - | Russian officials=RUS
Kyiv's negotiators left. | - | Kyiv's negotiators=UKR
The foreign minister of Peru left. | - | foreign minister=PER@ministers
Peru's president left. | - | Peru's president=PER@leaders
A Kenyan envoy left. | - | Kenyan envoy=KEN
A delegation from Hamas left. | - | delegation=hamas@delegations
Hutu rebels fled. | - | Hutu rebels=hutu-rebels
Opposition leaders met. | - | Opposition leaders=opposition@leaders
Peru and Chile talked. The Peruvian foreign minister left. | - | Peruvian foreign minister=PER@ministers
The Chadian army withdrew. | - | Chadian army=TCD
Ukraine's defence minister left. | - | Ukraine's defence minister=UKR@ministers
The US secretary of state left. | - | US secretary of state=USA@ministers
The German chancellor left. | 2015-03-01 | German chancellor=merkel/DEU@leaders
The Russian foreign minister left. | 2015-03-01 | Russian foreign minister=lavrov/RUS@ministers
The Russian foreign minister left. | - | Russian foreign minister=RUS@ministers
Lavrov, the foreign minister, left. | 2015-03-01 | foreign minister=lavrov/RUS@ministers
Foreign minister Lavrov left. | 2015-03-01 | -
The officials of Peru and Chile met. | - | officials=PER CHL
Japanese and Chinese diplomats met. | - | Japanese and Chinese diplomats=JPN CHN
An Egyptian mediator left. | - | Egyptian mediator=EGY
Diplomats from Japan left. | - | Diplomats=JPN
The king of Jordan left. | - | king=JOR@leaders
Peru's parliament voted. | - | Peru's parliament=PER
The Israeli defence minister left. | - | Israeli defence minister=ISR@ministers
The governments of Peru and Chile met. | - | governments=PER CHL
Maoist rebels signed. | - | Maoist rebels=maoist-rebels
Prime ministers of Peru and Chile met. | - | Prime ministers=PER CHL@leaders
In Chad, the government signed. | - | government=TCD
The FMLN attacked. Salvadoran guerrillas fled. | - | Salvadoran guerrillas=fmln
The Hamas-led government left. | - | government=hamas
A Peruvian government commission left. | - | Peruvian government commission=PER
The Governments of the United States of America and Peru met. | - | Governments=USA PER
Hamas fought for days. The rebels fled. | - | rebels=hamas
"""


def rows(cases: str) -> list[tuple[str, date | None, list[str]]]:
    """The rows of a table; a line that begins with blanks goes on with the one before."""
    read = []
    for line in cases.strip().replace("\n    ", " ").splitlines():
        text, day, wanted = (cell.strip() for cell in line.split(" | "))
        published = None if day == "-" else date.fromisoformat(day)
        read.append((text, published, [] if wanted == "-" else wanted.split("; ")))
    return read


def meaning(mention: Mention) -> str:
    """Whom a mention means: the parties alone where they are the actors, else ACTORS/PARTIES."""
    who, parties = " ".join(mention.actors), " ".join(mention.parties)
    return f"{mention.text}={parties if who == parties else f'{who}/{parties}' if parties else who}"


def fits(mention: Mention, wanted: str) -> bool:
    who, _, level = wanted.partition("@")
    return meaning(mention) == who and level in ("", mention.level)


@pytest.mark.parametrize(("text", "published", "wanted"), rows(CASES))
def test_role_phrases(text: str, published: date | None, wanted: list[str], annotate: Annotate) -> None:
    found = [mention for mention in annotate(text, published).mentions if mention.kind is MentionKind.ROLE]
    assert all(any(fits(mention, one) for mention in found) for one in wanted), [meaning(one) for one in found]
    assert wanted or not found


def test_an_official_of_nobody_stands_for_nobody(annotate: Annotate) -> None:
    (official,) = annotate("An official left.").mentions
    assert (official.kind, official.parties, official.text) == (MentionKind.ROLE, (), "official")


@pytest.mark.parametrize(
    ("text", "office", "level", "sector"),
    [
        ("The foreign minister of Peru left.", "foreign minister", "ministers", "GOV"),
        ("Peru's president left.", "president", "leaders", "GOV"),
        ("An Egyptian mediator left.", "mediator", "delegations", None),
    ],
)
def test_office_level_and_sector(text: str, office: str, level: str, sector: str | None, annotate: Annotate) -> None:
    (role,) = [mention for mention in annotate(text).mentions if mention.kind is MentionKind.ROLE]
    assert (role.office, role.level) == (office, level)
    assert sector is None or role.sector == sector
