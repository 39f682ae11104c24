"""Names: known actors by their spellings, and people that no actor file knows."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from dragoman.annotate.annotator import SpacyAnnotator
from dragoman.lexicon.actors import ActorIndex
from dragoman.model import ActorKind, Annotated, Document, Mention, MentionKind

Annotate = Callable[..., Annotated]

NAMING = (MentionKind.NAME, MentionKind.METONYM, MentionKind.DEMONYM)

# text | published | words=parties or words=actor/party, "; " between them; "-" none. These are all names of the text.
KNOWN = """
Chile and Peru met in Lima. | - | Chile=CHL; Peru=PER; Lima=PER
Moscow rejected the plan. | - | Moscow=RUS
The Kremlin rejected the plan. | - | Kremlin=RUS
The White House welcomed the plan. | - | White House=USA
The Russian delegation arrived. | - | Russian=RUS
Britons and Germans watched. | - | Britons=GBR; Germans=DEU
The US and the UK agreed. | - | US=USA; UK=GBR
Give us a plan. | - | -
They may meet in May. | - | -
Theresa May met Angela Merkel. | 2017-07-05 | Theresa May=may/GBR; Angela Merkel=merkel/DEU
Lavrov met Wang Yi. | 2023-03-01 | Lavrov=lavrov/RUS; Wang Yi=wang/CHN
Merkel met Putin. | 2015-02-10 | Merkel=merkel/DEU; Putin=putin/RUS
Zelenskyy and Zelensky are one man. | 2023-03-01 | Zelenskyy=zelenskyy/UKR; Zelensky=zelenskyy/UKR
Erdoğan spoke, and Erdogan wrote. | 2023-03-01 | Erdoğan=erdogan/TUR; Erdogan=erdogan/TUR
Hamas and Hezbollah sent envoys. | - | Hamas=hamas; Hezbollah=hezbollah
The Farc and the ELN met. | - | Farc=farc; ELN=eln
The African Union and the United Nations mediate. | - | African Union=AU; United Nations=UN
The EU sent an envoy. | - | EU=EU
South American states met. | - | -
The Washington Post reported it. | - | -
Pro-Russian fighters fled. | - | -
Iranian-backed fighters fled. | - | -
Non-NATO states watched. | - | -
South Sudan and Sudan met. | - | South Sudan=SSD; Sudan=SDN
North Korea and South Korea met. | - | North Korea=PRK; South Korea=KOR
The Democratic Republic of the Congo met Rwanda. | - | Democratic Republic of the Congo=COD; Rwanda=RWA
Kosovo met Serbia. | - | Kosovo=KOS; Serbia=SRB
The Palestinian Authority met Israel. | - | Palestinian Authority=PSE; Israel=ISR
Palestinians and Israelis talked. | - | Palestinians=PSE; Israelis=ISR
US$ 300 million was paid. | - | -
The Paris Agreement is on climate. | - | -
Kyiv and Kiev are one city. | - | Kyiv=UKR; Kiev=UKR
The Dominican Republic met Haiti. | - | Dominican Republic=DOM; Haiti=HTI
Papua New Guinea met Guinea. | - | Papua New Guinea=PNG; Guinea=GIN
Georgia met Russia in Geneva. | - | Georgia=GEO; Russia=RUS
Turkey and Türkiye are one state. | - | Turkey=TUR; Türkiye=TUR
Niger and Nigeria met. | - | Niger=NER; Nigeria=NGA
The Taliban rejected it. | - | Taliban=taliban
Downing Street declined to comment. | - | Downing Street=GBR
The Élysée and the Elysee are one palace. | - | Élysée=FRA; Elysee=FRA
Guterres left. | 2020-03-01 | Guterres=guterres/UN
Guterres left. | 1999-03-01 | Guterres=guterres/PRT
Rutte left. | 2015-03-01 | Rutte=rutte/NLD
Rutte left. | 2025-03-01 | Rutte=rutte/NATO
Johnson met Macron. | 2020-03-01 | Johnson=johnson/GBR; Macron=macron/FRA
Bush met Blair. | 2003-03-01 | Bush=bush/USA; Blair=blair/GBR
Jordan's minister flew to the West Bank. | - | Jordan=JOR
The Times of Israel asked Israel. | - | Israel=ISR
London Bridge is closed. | - | -
Berlin Film Festival guests came. | - | -
Turkish-mediated talks began. | - | Turkish=TUR
Turkish-backed fighters fled. | - | -
Georgia counted its votes in Atlanta. | - | -
Georgia met Russia in Atlanta, and Tbilisi was glad. | - | Georgia=GEO; Russia=RUS; Tbilisi=GEO
Sheikh Tamim bin Hamad Al-Thani met Biden. | 2023-03-01 | Sheikh Tamim bin Hamad Al-Thani=tamim/QAT; Biden=biden/USA
The National Revolutionary Movement (MNR) left. An MNR spokesman spoke. | -
    | National Revolutionary Movement=national-revolutionary-movement-of-el-salvador
The World Health Organization warned Peru. | - | World Health Organization=WHO; Peru=PER
Talks in Geneva, Switzerland failed. | - | Switzerland=CHE
The ethnic-Greek mayor left. | - | -
The Transitional Military Council of Chad met. | -
    | Transitional Military Council of Chad=transitional-military-council-of-chad
Abdel Fattah Al Sisi met Biden. | 2023-03-01 | Abdel Fattah Al Sisi=el-sisi/EGY; Biden=biden/USA
"""

# The same, of people whom no actor file knows.
UNKNOWN = """
Chadian spokesman Idriss Bakary left. | - | Idriss Bakary=bakary/TCD
Idriss Bakary, a Chadian spokesman, left. | - | Idriss Bakary=bakary/TCD
Idriss Bakary of Hamas left. | - | Idriss Bakary=bakary/hamas
Chadian spokesman Idriss Bakary left. Bakary said nothing. | - | Idriss Bakary=bakary/TCD; Bakary=bakary/TCD
Hunter Biden spoke in Peru. | 2023-03-01 | Hunter Biden=hunter-biden
Luis Putin left Peru. | 2023-03-01 | Luis Putin=luis-putin
General Zhang Quispe of Peru left. Zhang said nothing. | - | Zhang Quispe=zhang/PER; Zhang=zhang/PER
Lima Mayor Luis Quispe left. | - | Luis Quispe=quispe/PER
Luis Quispe left. Peru's minister Quispe was late. | - | Luis Quispe=quispe/PER; Quispe=quispe/PER
Peru's envoy Bashar al-Quispe left. | - | Bashar al-Quispe=al-quispe/PER
Peru's foreign minister Luis Quispe left. | - | Luis Quispe=quispe/PER
Luis Quispe, foreign minister of Peru, left. | - | Luis Quispe=quispe/PER
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


def names(annotated: Annotated) -> list[str]:
    return [meaning(mention) for mention in annotated.mentions if mention.kind in NAMING]


@pytest.mark.parametrize(("text", "published", "wanted"), rows(KNOWN))
def test_names_of_known_actors(text: str, published: date | None, wanted: list[str], annotate: Annotate) -> None:
    assert names(annotate(text, published)) == wanted


@pytest.mark.parametrize(("text", "published", "wanted"), rows(UNKNOWN))
def test_names_of_people_not_known(text: str, published: date | None, wanted: list[str], annotate: Annotate) -> None:
    annotated = annotate(text, published)
    people = [m for m in annotated.mentions if annotated.actors[m.actors[0]].kind is ActorKind.PERSON]
    assert [meaning(mention) for mention in people] == wanted


def test_office_level_and_sector_of_a_known_person(annotate: Annotate) -> None:
    (lavrov,) = annotate("Lavrov left.", date(2015, 3, 1)).mentions
    assert (lavrov.office, lavrov.level, lavrov.sector) == ("foreign minister", "ministers", "GOV")


def test_office_and_sector_of_a_person_not_known(annotate: Annotate) -> None:
    annotated = annotate("Peru's foreign minister Luis Quispe left. Quispe was late.")
    people = [mention for mention in annotated.mentions if mention.actors == ("quispe",)]
    assert [(m.office, m.level) for m in people] == [("foreign minister", "ministers")] * 2
    assert (annotated.actors["quispe"].name, annotated.actors["quispe"].country) == ("Luis Quispe", "PER")


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [("Moscow left.", "Moscow", True), ("Peru left.", "Peru", True), ("The Peruvian left.", "Peruvian", False)],
)
def test_which_names_may_be_places(text: str, words: str, place: bool, annotate: Annotate) -> None:
    (mention,) = annotate(text).mentions
    assert (mention.text, mention.place) == (words, place)


def test_spans_and_tokens_agree(annotate: Annotate) -> None:
    annotated = annotate("The Democratic Republic of the Congo met\nWang Yi in New Delhi.", date(2023, 3, 1))
    assert len(annotated.mentions) == 3
    for mention in annotated.mentions:
        assert annotated.words(mention.span) == mention.text
        assert annotated.span(mention.first, mention.last) == mention.span
        assert mention.first <= mention.head < mention.last


def test_who_writes_on_an_official_site_serves_its_state(pipeline: Language, actors: ActorIndex) -> None:
    """An assistant secretary on a page of the State Department is American though nothing says so."""
    document = Document(id="d", text="Assistant Secretary Luis Quispe left.", source="state.gov")
    (quispe,) = [
        m for m in next(SpacyAnnotator(pipeline, actors).annotate([document])).mentions if m.actors == ("quispe",)
    ]
    assert quispe.parties == ("USA",)
