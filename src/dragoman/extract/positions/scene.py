"""One document under extraction: layers, mentions, statements and lexicons, and what follows from them."""

from collections.abc import Iterable, Sequence

from dragoman.extract.clauses import Mentions, distinct, located
from dragoman.extract.standing import standing
from dragoman.lexicon.issues import Issues, Named, Weight, load_issues
from dragoman.lexicon.numbers import Numbers, load_numbers
from dragoman.lexicon.stances import Stances, load_stances
from dragoman.lexicon.table import DATA, read_table
from dragoman.lexicon.talks import TalksLexicon, load_talks
from dragoman.model import (
    Accord,
    AccordStatus,
    Annotated,
    Exchange,
    ExchangeStatus,
    Finding,
    Meeting,
    Mention,
    MentionKind,
    ProposalStatus,
    Record,
    Span,
    Statement,
)

SURE = 0.5  # statements under this are stances read from nouns, not speech
UNTOLD = ("agree", "reject", "want", "demand", "ask", "propose", "threaten")  # who does this reports nothing
WEIGHTS = (Weight.YES, Weight.NEAR, Weight.SAME, Weight.GENERAL)
LONG, SHARE = 4, 0.25  # a document of four sentences or more, one in four on talks, is about talks
CIVIL = ("CVL", "MED", "EDU", "BUS", "NGO")  # sectors that do not speak for their state
LOOSE = ("PUNCT", "CCONJ", "SPACE")
CLAUSAL = ("advcl", "ccomp", "parataxis", "relcl", "conj")


class ProposalNoun(Record):
    """A row of proposal_nouns.tsv."""

    noun: str
    use: str


class ProposalVerb(Record):
    """A row of proposals.tsv: `frames` as in stances.tsv."""

    lemma: str
    frames: tuple[str, ...]
    status: ProposalStatus


class Promise(Record):
    """A row of promises.tsv."""

    lemma: str
    pos: str
    frame: str


class Lexicons(Record):
    """The tables that positions and proposals are read with."""

    talks: TalksLexicon
    issues: Issues
    stances: Stances
    nouns: dict[str, str]
    verbs: dict[str, tuple[ProposalVerb, ...]]
    requests: frozenset[str]
    numbers: Numbers
    promises: dict[tuple[str, str], str]


def load_lexicons() -> Lexicons:
    """The tables that ship. Raises LexiconError when one breaks its schema."""
    nouns = read_table(DATA / "lexicon" / "proposal_nouns.tsv", ProposalNoun)
    verbs: dict[str, tuple[ProposalVerb, ...]] = {}
    for row in read_table(DATA / "lexicon" / "proposals.tsv", ProposalVerb):
        verbs[row.lemma] = (*verbs.get(row.lemma, ()), row)
    return Lexicons(
        talks=load_talks(),
        issues=load_issues(),
        stances=load_stances(),
        nouns={noun.noun: noun.use for noun in nouns},
        verbs=verbs,
        requests=frozenset(lemma for lemma, rows in verbs.items() if any("person" in row.frames for row in rows)),
        numbers=load_numbers(),
        promises={(p.lemma, p.pos): p.frame for p in read_table(DATA / "lexicon" / "promises.tsv", Promise)},
    )


class Scene:
    """A document with its look-ups. `found` gives the statements and the accords found before."""

    def __init__(self, annotated: Annotated, lexicons: Lexicons, found: Sequence[Finding]) -> None:
        self.annotated = annotated = standing(annotated)
        self.lexicons = lexicons
        self.mentions = Mentions(annotated)
        self.refused = [f for f in found if _refused(f)]
        self._statements = [f.body for f in found if isinstance(f.body, Statement) and _told(f.body, f.score)]
        self._talking = [self._has_talk(sentence.span) for sentence in annotated.sentences]
        told = [f.citations[0].span for f in found if isinstance(f.body, Meeting | Accord | Exchange)]
        self._near = [
            talking or any(sentence.span.overlaps(span) for span in told)
            for sentence, talking in zip(annotated.sentences, self._talking, strict=True)
        ]
        self._about_talks = len(self._near) >= LONG and sum(self._near) >= SHARE * len(self._near)

    def statement(self, i: int) -> Statement | None:
        """The innermost statement in whose content token i stands."""
        at = self.annotated.span(i, i + 1)
        over = [s for s in self._statements if s.speaker and any(c.covers(at) for c in s.content_spans)]
        return min(over, key=lambda s: sum(c.end - c.start for c in s.content_spans), default=None)

    def chain(self, i: int) -> tuple[str, ...]:
        """Who says what stands at token i, outermost last; empty for the text's own voice."""
        inner = self.statement(i)
        return distinct((str(inner.speaker), *inner.chain)) if inner is not None else ()

    def speaking(self, i: int) -> tuple[str, ...]:
        """The parties of the innermost speaker over token i."""
        inner = self.statement(i)
        spans = inner.source_spans if inner is not None else ()
        named = [m for m in self.annotated.mentions if m.parties and any(s.covers(m.span) for s in spans)]
        exact = [m for m in named if inner is not None and inner.speaker in (*m.actors, *m.parties)]
        return distinct(p for m in (exact or named)[:1] for p in m.parties)

    def acting(self, noun: int) -> list[Mention]:
        """Those a noun and its conjuncts name as parties: "Israeli protesters" name no party, places neither."""
        named: list[Mention | None] = []
        for i in self.annotated.conjuncts(noun):
            own = self._named(i)
            part = self.lexicons.stances.part(self.annotated.tokens[i].lemma)
            named += self.mentions.describing(i) if part and not (own and own.parties) else [own]
        acting = [m for m in named if m is not None and m.parties and not located(self.annotated, m)]
        return [m for m in acting if m.kind is not MentionKind.ROLE or m.sector not in CIVIL]

    def _named(self, i: int) -> Mention | None:
        """The mention at a noun, else that of the name beside it: "its prime minister, Benjamin Netanyahu"."""
        own = self.mentions.at(i)
        if own is not None and own.parties:
            return own
        beside = [self.mentions.at(t.i) for t in self.annotated.children_of(i, "appos")]
        return next((m for m in beside if m is not None and m.parties and m.kind is MentionKind.NAME), own)

    def named(self, tokens: Iterable[int]) -> list[Named]:
        """The issues named by tokens."""
        inside = sorted(tokens)
        if not inside:
            return []
        span = self.annotated.span(inside[0], inside[-1] + 1)
        members = set(inside)
        return [n for n in self.lexicons.issues.issues_in(self.annotated, span) if n.first in members]

    def issue(self, tokens: Iterable[int]) -> str | None:
        """The issue that tokens name: one that shows by itself goes first, a general one last."""
        named = sorted(self.named(tokens), key=lambda n: WEIGHTS.index(n.issue.alone))
        return named[0].issue.id if named else None

    def talking(self, sentence: int, reach: int = 0) -> bool:
        """Whether a sentence, or one at most `reach` away, has a word for talks, a truce or a settlement."""
        return any(self._talking[max(0, sentence - reach) : sentence + reach + 1])

    def near_talk(self, sentence: int, back: int = 1) -> bool:
        """Whether a sentence, the next or one of those before speaks of talks, or the whole document is about them."""
        return any(self._near[max(0, sentence - back) : sentence + 2]) or self._about_talks

    def own_words(self, head: int) -> set[int]:
        """Tokens under a word that belong to no clause below it."""
        found: set[int] = set()
        stack = [head]
        while stack:
            at = stack.pop()
            found.add(at)
            stack += [c for c in self.annotated.children[at] if self.annotated.tokens[c].dep not in CLAUSAL]
        return found

    def span(self, tokens: Iterable[int]) -> Span:
        """From the first to the last token, without punctuation at the edges; quotation marks stay in pairs."""
        inside = sorted(tokens)
        words = self.annotated.tokens
        first, last = inside[0], inside[-1]
        while first < last and words[first].pos in LOOSE and not self._paired(first, last):
            first += 1
        while first < last and words[last].pos in LOOSE and not self._paired(first, last):
            last -= 1
        return self._with_marks(self.annotated.span(first, last + 1))

    def words(self, tokens: Iterable[int]) -> str:
        """The exact words from the first to the last token, edges trimmed."""
        return self.annotated.words(self.span(tokens))

    def _with_marks(self, span: Span) -> Span:
        """The span with the quotation mark that just precedes or follows it, where its partner stands inside."""
        start, end = span.start, span.end
        for quote in self.annotated.quotations:
            if start <= quote.span.end <= end and quote.span.start < start == quote.inner.start:
                start = quote.span.start
            if start <= quote.span.start < end == quote.inner.end and quote.closed:
                end = quote.span.end
        return Span(start=start, end=end)

    def _paired(self, first: int, last: int) -> bool:
        """Whether an edge is a quotation mark whose partner stands inside."""
        edges = {self.annotated.tokens[first].start, self.annotated.tokens[last].end}
        around = self.annotated.span(first, last + 1)
        return any(around.covers(q.span) and edges & {q.span.start, q.span.end} for q in self.annotated.quotations)

    def _has_talk(self, span: Span) -> bool:
        named = self.lexicons.issues.issues_in(self.annotated, span)
        return any(n.issue.alone is Weight.GENERAL or n.issue.id in ("ceasefire", "mediation") for n in named)


def _refused(finding: Finding) -> bool:
    """Whether a finding is an accord rejected or an exchange declined."""
    body = finding.body
    rejected = isinstance(body, Accord) and body.status is AccordStatus.REJECTED
    return rejected or (isinstance(body, Exchange) and body.status is ExchangeStatus.DECLINED)


def _told(statement: Statement, score: float) -> bool:
    """Whether a statement reports something: "agreed to withdraw" does not."""
    return score >= SURE and statement.cue_kind not in UNTOLD
