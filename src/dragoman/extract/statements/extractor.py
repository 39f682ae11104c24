"""StatementExtractor: all attributions of a document, each with speaker, chain, manner and its sentences."""

from collections.abc import Iterator, Sequence

from dragoman.extract.statements.beside import with_name
from dragoman.extract.statements.draft import WEAK, Draft, Scene, spans_of
from dragoman.extract.statements.layout import layout_drafts
from dragoman.extract.statements.nouns import nominal_drafts
from dragoman.extract.statements.quoted import with_quotations
from dragoman.extract.statements.sentences import sentence_drafts
from dragoman.extract.statements.setting import setting_of
from dragoman.extract.statements.speakers import Speakers
from dragoman.extract.statements.unnamed import unnamed_source
from dragoman.extract.statements.verbs import verbal_drafts
from dragoman.extract.statements.voice import voice_drafts
from dragoman.extract.statements.weight import weighed
from dragoman.lexicon.cues import Cues, Frame, load_cues
from dragoman.lexicon.numbers import load_numbers
from dragoman.lexicon.people import load_person_words
from dragoman.model import Annotated, Diagnostic, Finding, Manner, Record, Span, Statement, Unnamed

GAP = " … "
LABEL = "label"
PHRASES = (Frame.OBJECT, Frame.PREP, Frame.NAMING, Frame.INF)
RAISED = (Frame.NAMING, Frame.RAISING)  # whose content begins with the subject: what is said of it is the text's own
CLAUSAL = ("verb", "prep", LABEL)


class StatementExtractor:
    """Annotated -> a Finding with a Statement for each attribution, in text order.

    After PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018): source, cue and content.
    `score` is 1 for speech with a clause or a quotation, 0.4 for a stance read from a noun object, a
    preposition or a nominal cue, 0.2 for what stands inside direct speech or hardly ever reports
    anything; what is under `floor` is left out.
    """

    def __init__(self, cues: Cues | None = None, floor: float = WEAK) -> None:
        self._cues = cues or load_cues()
        self._floor = floor
        self._numbers = load_numbers()
        self._given = load_person_words().given

    def extract(self, annotated: Annotated, found: Sequence[Finding] = ()) -> Iterator[Finding | Diagnostic]:
        """All statements of the document. Yields no Diagnostic: whatever does not parse is no statement."""
        scene = Scene(annotated, self._cues)
        speakers = Speakers(scene, self._given)
        drafts = drafts_of(scene)
        if speakers.own_voice() is not None:
            spoken = [draft for draft in drafts if draft.score >= self._floor]
            drafts = sorted((*drafts, *voice_drafts(scene, spoken)), key=lambda draft: draft.head)
        names = names_of(drafts, speakers)
        for draft in drafts:
            if draft.score < self._floor or not any(annotated.tokens[i].text[:1].isalnum() for i in draft.content):
                continue
            speaker = names[draft.head]
            said = Said(
                speaker=speaker,
                joint=speakers.joint(draft, speaker),
                unnamed=unnamed_source(scene, draft, speaker, self._numbers),
                addressees=speakers.addressees(draft),
                chain=chain_of(draft, drafts, names),
            )
            yield finding(scene, draft, said)


class Said(Record):
    """Who says a draft, with whom, to whom, and who passed it on."""

    speaker: str | None
    joint: tuple[str, ...]
    unnamed: Unnamed | None
    addressees: tuple[str, ...]
    chain: tuple[str, ...]


def names_of(drafts: Sequence[Draft], speakers: Speakers) -> dict[int, str | None]:
    """The speaker of each draft by its cue; who says "I" or "we" is whoever's words they stand in, else the
    voice of the whole text."""
    names = continued(drafts, speakers)
    names |= {draft.head: speakers.own_voice() for draft in drafts if draft.frame is Frame.TEXT}
    for draft in sorted(drafts, key=lambda draft: -len(draft.content)):
        if speakers.is_first_person(draft):
            around = (names[outer.head] for outer in outer_drafts(draft, drafts))
            names[draft.head] = next(filter(None, around), None) or speakers.own_voice()
    return names


def continued(drafts: Sequence[Draft], speakers: Speakers) -> dict[int, str | None]:
    """The speakers in text order; a pronoun goes on with the last one who spoke in the text's own voice."""
    names: dict[int, str | None] = {}
    last: Draft | None = None
    for draft in drafts:
        if last is not None and speakers.goes_on(draft, last, names[last.head]):
            names[draft.head] = names[last.head]
        else:
            names[draft.head] = speakers.speaker(draft)
        if draft.source and _speaks_for_itself(draft, drafts, speakers):
            last = draft
    return names


def _speaks_for_itself(draft: Draft, drafts: Sequence[Draft], speakers: Speakers) -> bool:
    """Whether a draft is told in the text's own voice and main clause, so that a pronoun may go on with it."""
    return draft.cue.pos in CLAUSAL and speakers.leads(draft) and not outer_drafts(draft, drafts)


def chain_of(draft: Draft, drafts: Sequence[Draft], names: dict[int, str | None]) -> tuple[str, ...]:
    """Those who passed a statement on, outermost last; nobody passes on his own words."""
    chain: list[str] = []
    before = names[draft.head]
    for outer in outer_drafts(draft, drafts):
        name = names[outer.head]
        if name is not None and name != before:
            chain.append(name)
        before = name or before
    return tuple(chain)


def drafts_of(scene: Scene) -> list[Draft]:
    """All attributions of a scene by the place of their cue, one for each cue."""
    found = {d.head: d for d in (*layout_drafts(scene), *sentence_drafts(scene), *verbal_drafts(scene))}
    words = {i for draft in found.values() for i in draft.cue_tokens}
    nominal = [draft for draft in nominal_drafts(scene) if draft.head not in words]
    drafts = {d.head: d for d in (*nominal, *with_quotations(scene, list(found.values())))}
    drafts = {head: with_name(scene, draft) for head, draft in drafts.items()}
    turns = {i for draft in drafts.values() if draft.cue.pos == LABEL for i in draft.content}
    return [weighed(scene, drafts[head], in_turn=head in turns) for head in sorted(drafts)]


def outer_drafts(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in whose content this one's cue stands, innermost first.

    What is said of a raised subject is nobody's content: "Lee, who had said ..., was asked by Chad to stay".
    """
    around = [other for other in drafts if other.head != draft.head and other.shares(range(draft.head, draft.head + 1))]
    inside = (other for other in around if other.frame not in RAISED or draft.head > other.head)
    return sorted(inside, key=lambda other: len(other.content))


def finding(scene: Scene, draft: Draft, said: Said) -> Finding:
    """The Finding of one draft."""
    annotated = scene.annotated
    content = spans_of(annotated, draft.content)
    place, period = setting_of(scene, draft)
    statement = Statement(
        speaker=said.speaker,
        joint=said.joint,
        unnamed=said.unnamed,
        cue=" ".join(annotated.words(span) for span in spans_of(annotated, draft.cue_tokens)),
        content=GAP.join(annotated.words(span) for span in content),
        cue_kind=draft.cue.kind,
        addressees=said.addressees,
        manner=manner(scene, draft),
        chain=said.chain,
        source_spans=spans_of(annotated, draft.source),
        cue_spans=spans_of(annotated, draft.cue_tokens),
        content_spans=content,
        place=place,
        period=period,
    )
    citation = annotated.cite(evidence(annotated, draft))
    return Finding(body=statement, citations=(citation,), according_to=said.chain, score=draft.score)


def evidence(annotated: Annotated, draft: Draft) -> Span:
    """The sentences from the first to the last part of an attribution."""
    parts = draft.content if draft.frame is Frame.TEXT else (*draft.source, *draft.cue_tokens, *draft.content)
    first, last = (annotated.sentences[annotated.tokens[i].sentence].span for i in (min(parts), max(parts)))
    return Span(start=first.start, end=last.end)


def manner(scene: Scene, draft: Draft) -> Manner:
    """Direct where all words of the content are the speaker's own and stand for themselves; mixed where some are,
    or where quoted words are only the object of the cue ('spoke of "a glimmer of hope"')."""
    words = [i for i in draft.content if scene.annotated.tokens[i].text[:1].isalnum()]
    quoted = sum(i in scene.quote_of for i in words)
    if draft.verbatim or (quoted and quoted == len(words) and draft.frame not in PHRASES):
        return Manner.DIRECT
    return Manner.MIXED if quoted else Manner.INDIRECT
