"""Pronouns and collective phrases: whom they mean, by what stands before them."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from dragoman.annotate.annotator import SpacyAnnotator
from dragoman.lexicon.actors import ActorIndex
from dragoman.model import Annotated, Document, Kind, Mention, MentionKind

Annotate = Callable[..., Annotated]

# text | published | words=parties or words=actor/party, with @level where it is looked at; "-" none
CASES = """
Lavrov met Merkel. He left at noon. | 2015-03-01 | He=lavrov/RUS
Lavrov left. Merkel said she would stay. | 2015-03-01 | she=merkel/DEU
Russia rejected the plan. It has other plans. | - | It=RUS
It is raining in Russia. | - | -
Hamas met the envoy. They talked for two hours. | - | They=hamas
Peru and Chile met. They agreed on nothing. | - | They=PER CHL
Peru and Chile met. Both sides agreed on nothing. | - | Both sides=PER CHL
Peru and Chile met. The two countries agreed on nothing. | - | The two countries=PER CHL
Peru and Chile met. The sides agreed on nothing. | - | The sides=PER CHL
Peru and Chile met. Neither side agreed. | - | Neither side=PER CHL
Peru and Chile met. Both agreed. | - | Both=PER CHL
Peru and Chile met. The two presidents signed nothing. | - | The two presidents=PER CHL@leaders
Peru and Chile met. The two foreign ministers shook hands. | - | The two foreign ministers=PER CHL@ministers
Peru and Chile met. The two delegations left. | - | The two delegations=PER CHL@delegations
Russia praised Ukraine and Turkey. Both sides in the conflict in Peru fought on. | - | Both sides=UKR TUR
A truce was declared by the Taliban. They held their fire. | - | They=taliban; their=taliban
Merkel discussed her talks with Lavrov and her plan. | 2015-03-01 | her=merkel/DEU; her=merkel/DEU
Lavrov took his plan to Geneva. | 2015-03-01 | his=lavrov/RUS
Russia took its plan to Geneva. | - | its=RUS
Carter met Israel and Egypt. Then Carter met both sides again. | 1979-03-01 | both sides=ISR EGY
The United Nations met Morocco and Algeria. The two sides argued. | - | The two sides=MAR DZA
Neither side has read the plan. | - | -
Peru accused Chile. They had once been friends. | - | They=PER CHL
Each side met the envoy. | - | -
Peru and Chile met. Their talks failed. | - | Their=PER CHL
Peru and Chile met. The warring parties left. | - | The warring parties=PER CHL
Peru and Chile met. The three countries left. | - | -
Between Peru and Chile, both parties agreed. | - | both parties=PER CHL
Peru fought Chile. The two sides met. | - | The two sides=PER CHL
Peru and Chile met in Moscow. Both sides agreed. | - | Both sides=PER CHL
Putin and Xi met. The two leaders agreed. | 2023-03-01 | The two leaders=RUS CHN@leaders
Putin and Xi met. The two leaders spoke. The leaders agreed. | 2023-03-01 | The two leaders=RUS CHN@leaders;
    The leaders=RUS CHN@leaders
Lavrov told Merkel about him. | 2015-03-01 | -
Merkel thanked Lavrov for what he did. | 2015-03-01 | he=lavrov/RUS
Merkel met Lavrov. She left. | 2015-03-01 | She=merkel/DEU
The Peruvian delegation said that all their questions were answered. | - | their=PER
Russia rejected the plan. The plan failed, and it was dropped. | - | -
Peru helped Chile. The doctors worked as they could. | - | -
It was agreed that Russia would leave. | - | -
The Taliban came. The group left. | - | The group=taliban
Peru spoke. This country is small. | - | This country=PER
Putin and Xi met. They agreed. | 2023-03-01 | They=putin xi/RUS CHN@leaders
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
def test_whom_they_mean(text: str, published: date | None, wanted: list[str], annotate: Annotate) -> None:
    kinds = (MentionKind.PRONOUN, MentionKind.GROUP)
    nouns = ("The group", "This country")
    found = [m for m in annotate(text, published).mentions if m.kind in kinds or m.text in nouns]
    assert [one for one in wanted if any(fits(mention, one) for mention in found)] == wanted
    assert len(found) == len(wanted), [meaning(one) for one in found]


@pytest.mark.parametrize(
    ("source", "kind", "whom"),
    [
        ("Ministry of Foreign Affairs of Peru", Kind.STATEMENT, ["We=PER", "our=PER"]),
        ("Ministry of Foreign Affairs of Peru", Kind.READOUT, ["We=PER", "our=PER"]),
        ("The Morning Paper", Kind.ARTICLE, []),
        ("The Morning Paper", Kind.STATEMENT, []),
        (None, Kind.STATEMENT, []),
    ],
)
def test_we_is_the_institution_that_publishes(
    source: str | None, kind: Kind, whom: list[str], pipeline: Language, actors: ActorIndex
) -> None:
    document = Document(id="d", text="We are ready for talks. This is our offer.", source=source, kind=kind)
    (annotated,) = SpacyAnnotator(pipeline, actors).annotate([document])
    assert [meaning(mention) for mention in annotated.mentions] == whom


def test_a_pronoun_looks_six_sentences_back_and_no_further(annotate: Annotate) -> None:
    near, far = ("Lavrov left. " + "Rain fell. " * rain + "He was late." for rain in (4, 8))
    pronouns = [[m for m in annotate(text).mentions if m.kind is MentionKind.PRONOUN] for text in (near, far)]
    assert [len(found) for found in pronouns] == [1, 0]
