"""What the extractors of talks share: a document with its look-ups, places, dates, evidence, chains."""

from collections.abc import Sequence

from dragoman.extract.clauses import Mentions, distinct, located, prepositions, subject
from dragoman.extract.standing import standing
from dragoman.extract.talks.triggers import ceasing
from dragoman.lexicon.numbers import Numbers
from dragoman.lexicon.talks import TalksLexicon
from dragoman.model import (
    Accord,
    ActorKind,
    Annotated,
    Dated,
    Exchange,
    Finding,
    Level,
    MeetingForm,
    MeetingStatus,
    Mention,
    MentionKind,
    Period,
    Span,
    Statement,
    Token,
)

SERIES = 40  # sentences back to which "the third round" or "the working group" may look for its parties
PAIR = 3  # parties that talks on something may have: "talks on the accession of Albania and Serbia to the EU"
SURE = 0.5  # statements scored lower rest on a noun, not on a clause or quotation
ANNOUNCING = ("say", "announce")
CHARGING = ("accuse", "deny")
FIRST_PERSON = ("i", "we")
ASSERTING = (*ANNOUNCING, "report", "show", "deny", "warn", "believe", "know", "fear", "accuse")
CLAUSAL = ("advcl", "ccomp", "parataxis", "relcl")


class Frame:
    """One document under extraction: layers, mentions by token, lexicon, statements found so far."""

    def __init__(self, annotated: Annotated, lexicon: TalksLexicon, numbers: Numbers, found: Sequence[Finding]) -> None:
        self.annotated = annotated = standing(annotated)
        self.lexicon = lexicon
        self.numbers = numbers
        self.mentions = Mentions(annotated)

        self._speakers = {"officials", *annotated.actors}
        self._told = [(f.body, f.score >= SURE) for f in found if isinstance(f.body, Statement)]

    def used(self, use: str) -> tuple[str, ...]:
        """The words of a use of talk_words.tsv."""
        return self.lexicon.used(use)

    def chain(self, i: int, named: Sequence[str] = ()) -> tuple[str, ...]:
        """Who says what stands at token i, outermost last; empty for the text's own voice.

        Only cues that assert count: a demand or an offer of talks is an act of its own. Who announces
        what he is party to ("India announces a truce") acts too; who announces others' doings reports.
        """
        at = Span(start=self.annotated.tokens[i].start, end=self.annotated.tokens[i].end)
        over = [
            s for s, sure in self._told if self._asserts(s, sure, named) and any(c.covers(at) for c in s.content_spans)
        ]
        if not over:
            return ()
        inner = min(over, key=lambda s: sum(c.end - c.start for c in s.content_spans))
        return distinct((str(inner.speaker), *inner.chain))

    def _asserts(self, statement: Statement, sure: bool, named: Sequence[str]) -> bool:
        if statement.speaker not in self._speakers or statement.cue_kind not in ASSERTING:
            return False
        if self._is_own_voice(statement):
            return False
        if sure:
            return True
        own = {p for m in self.annotated.mentions if statement.speaker in m.actors for p in m.parties}
        if statement.cue_kind in CHARGING:
            return True
        return statement.cue_kind in ANNOUNCING and not own & set(named)

    def _is_own_voice(self, statement: Statement) -> bool:
        """Whether "I" or "we" says it outside anybody's words: the text itself does."""
        source = statement.source_spans
        if len(source) != 1 or self.annotated.words(source[0]).lower() not in FIRST_PERSON:
            return False
        others = (s for s, _ in self._told if s is not statement)
        return not any(c.covers(source[0]) for s in others for c in s.content_spans)

    def acting(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Mentions that stand for parties, not for places."""
        return [m for m in mentions if m.parties and not located(self.annotated, m)]

    def assertion(self, i: int) -> int:
        """The verb that asserts: the operator above an infinitive ("declined to attend"), else i itself."""
        token = self.annotated.tokens[i]
        while token.dep in ("xcomp", "acomp", "pcomp") and token.head != token.i:
            above = self.annotated.tokens[token.head]
            token = self.annotated.tokens[above.head] if above.pos == "ADP" else above
        return token.i

    def place(self, *heads: int) -> str | None:
        """The place named under one of the tokens: "in Doha", "at Camp David", "the Istanbul talks"."""
        participles = [t.i for h in heads for t in self.annotated.children_of(h, "acl")]
        for head in (*heads, *participles):
            for preposition, noun in prepositions(self.annotated, head):
                if preposition in self.used("at") and (name := self.place_name(noun)):
                    return name
            if self.annotated.dateline and any(t.lemma == "here" for t in self.annotated.children_of(head, "advmod")):
                return self.annotated.dateline
            for token in self.annotated.children_of(head, "compound", "nmod", "poss"):
                mention = self.mentions.at(token.i)
                metonym = mention is not None and mention.kind is MentionKind.METONYM and token.dep != "poss"
                if (mention is None and token.entity in ("GPE", "LOC", "FAC")) or metonym:
                    return self.place_name(token.i)
        return None

    def place_name(self, noun: int) -> str | None:
        """A proper name that can be a place, as written, without its article; None for other nouns."""
        token = self.annotated.tokens[noun]
        mention = self.mentions.at(noun)
        if token.pos != "PROPN" or (mention is not None and not mention.place) or self._is_time(noun):
            return None
        if (token.lemma, "NOUN") in self.lexicon.happenings:
            return None  # "the Shangri-La Dialogue"
        first, inside = noun, set(self.annotated.subtree(noun))
        while first - 1 in inside and self._part_of_name(first - 1):
            first -= 1
        return self.annotated.words(self.annotated.span(first, noun + 1))

    def _part_of_name(self, i: int) -> bool:
        token = self.annotated.tokens[i]
        return (token.pos in ("PROPN", "ADJ") and token.text[:1].isupper()) or token.text == "-"

    def _is_time(self, i: int) -> bool:
        return any(t.first <= i < t.last for t in self.annotated.times)

    def period(self, *heads: int) -> Period | None:
        """The dated time nearest under one of the tokens, clauses of their own left aside."""
        for head in heads:
            near = [t for t in self.annotated.times if (t.period.start or t.period.end) and self._dates(t, head)]
            if near:
                return min(near, key=lambda t: abs(t.first - head)).period
        return None

    def _dates(self, time: Dated, head: int) -> bool:
        """Whether a time hangs on a word directly, by "on", "in" or the like, or through a place name beside it."""
        tokens = self.annotated.tokens
        if any(t.lemma in self.used("bounds") for t in tokens[time.first : time.last]) or self._since_first(time, head):
            return False
        at = next((i for i in range(time.first, time.last) if not time.first <= tokens[i].head < time.last), time.first)
        while at != head:
            token = tokens[at]
            if (
                token.dep in CLAUSAL
                or token.head == at
                or (token.pos == "ADP" and token.lemma not in self.used("dates"))
            ):
                return False
            between = token.pos in ("NOUN", "VERB", "PRON") and not time.first <= at < time.last
            if between:
                return False
            at = token.head
        return True

    def _since_first(self, time: Dated, head: int) -> bool:
        """ "The first talks in three years" are not held in three years' time."""
        tokens = self.annotated.tokens
        nouns = [head, *(t.i for t in self.annotated.children_of(head, "dobj", "nsubjpass"))]
        first = any(t.lemma == "first" for noun in nouns for t in self.annotated.children_of(noun, "amod"))
        return first and "in" in (tokens[time.first].lemma, tokens[time.first - 1].lemma)

    def own_words(self, head: int) -> set[int]:
        """Tokens under a word that belong to no clause below it."""
        found: set[int] = set()
        stack = [head]
        while stack:
            at = stack.pop()
            found.add(at)
            stack += [c for c in self.annotated.children[at] if not self._is_clause(c)]
        return found

    def _is_clause(self, i: int) -> bool:
        token = self.annotated.tokens[i]
        return token.dep in CLAUSAL or (token.dep == "conj" and token.pos in ("VERB", "AUX"))

    def fights(self, mention: Mention) -> bool:
        """Whether a mention stands for an armed group, whose call for a truce is an offer of its own."""
        kinds = [self.annotated.actors.get(p) for p in mention.parties]
        return any(a is None or a.kind is ActorKind.ARMED_GROUP for a in kinds) and bool(kinds)

    def inside(self, mention: Mention, earlier: Sequence[Finding]) -> bool:
        """Whether a mention stands for a party to the talks or accords already told of."""
        sides = [getattr(f.body, "parties", ()) for f in earlier]
        return any(len(named) > 1 and set(mention.parties) & set(named) for named in sides)

    def other_side(self, named: Sequence[str], earlier: Sequence[Finding]) -> tuple[str, ...]:
        """Who the one party named here has to do with in the nearest finding of two; empty where unknown."""
        for finding in reversed(earlier):
            sides = getattr(finding.body, "parties", ()) if isinstance(finding.body, Accord | Exchange) else ()
            if len(sides) == 2 and set(named) < set(sides):
                return tuple(p for p in sides if p not in named)
        return ()

    def conditional(self, verb: int) -> bool:
        """Whether what a verb tells of hangs on a condition, its own or that of a verb joined to it: "if", "unless"."""
        joined = [t.i for t in self.annotated.children_of(verb, "conj") if t.pos == "VERB"]
        clauses = [c for v in (verb, *joined) for c in self.annotated.children_of(v, "advcl")]
        marks = [m for c in clauses for m in self.annotated.children_of(c.i, "mark", "advmod")]
        return any(m.lemma in self.used("hinge") for m in marks)

    def ceasing(self, noun: int) -> bool:
        """Whether a noun is an end of fighting: "a halt to hostilities", "an end to the bombardment"."""
        return ceasing(self.annotated, noun, self.lexicon)

    def mediates(self, party: str) -> bool:
        """Whether a party is an international organisation."""
        actor = self.annotated.actors.get(party)
        return actor is not None and actor.kind is ActorKind.ORGANISATION

    def pair_within(self, i: int, *, clauses: bool = False) -> tuple[str, ...]:
        """The two or three parties named under token i ("talks on Moldova's accession to the European Union")."""
        inside = set(self.annotated.subtree(i)) if clauses else self.phrase(i)
        named = parties(self.acting([m for m in self.annotated.mentions if m.head in inside]))
        return named if 2 <= len(named) <= PAIR else ()

    def phrase(self, i: int) -> set[int]:
        """Tokens under token i, without the clauses and participles that describe it."""
        found: set[int] = set()
        stack = [i]
        while stack:
            at = stack.pop()
            found.add(at)
            stack += [
                c
                for c in self.annotated.children[at]
                if self.annotated.tokens[c].dep not in (*CLAUSAL, "acl", "prep")
                or self.annotated.tokens[c].pos == "ADP"
            ]
        return found

    def opposed(self, i: int) -> tuple[str, ...]:
        """The sides (or the one known side) of "a dispute between X and Y" in the sentence of token i."""
        sentence = self.annotated.sentences[self.annotated.tokens[i].sentence]
        for token in self.annotated.tokens[sentence.first : sentence.last]:
            quarrel = self.annotated.tokens[token.head].lemma in self.used("quarrels")
            if token.lemma in self.used("between") and token.dep == "prep" and quarrel:
                for noun in self.annotated.children_of(token.i, "pobj"):
                    named = parties(self.acting(self.mentions.of_noun(noun.i)))
                    if named:
                        return named
        return ()

    def inherited(
        self, i: int, earlier: Sequence[Finding], *, produced: bool = False, reach: int = 2
    ) -> tuple[str, ...]:
        """Parties of a noun that names none: those of the nearest finding before it with two or more,
        `reach` sentences back at most. "A deal" is new and inherits nothing, unless talks have just `produced` it."""
        at = self.annotated.tokens[i]
        words = self.annotated.children_of(i)
        later = any((self.numbers.ordinal(t.text) or 0) > 1 or t.lemma in self.used("again") for t in words)
        new = not later and any(t.dep == "det" and t.lemma in ("a", "an", "any") for t in words)
        them = any(self.annotated.tokens[n].pos == "PRON" for p, n in prepositions(self.annotated, i) if p == "between")
        if new and not produced and not them and not any(t.lemma == "such" for t in words):
            return ()
        if self.topic(i):
            return ()
        limit = self.annotated.sentences[max(0, at.sentence - reach)].span.start
        end = self.annotated.sentences[at.sentence].span.end
        for finding in reversed(earlier):
            named = getattr(finding.body, "parties", ())
            span = finding.citations[0].span
            if limit <= span.start <= end and len(named) > 1 and not self._aside(finding, i):
                return tuple(named)
        return ()

    def _aside(self, finding: Finding, i: int) -> bool:
        """Whether a finding is a call or visit, in which others' talks and accords are spoken of: it lends its parties
        to nothing but another word for itself."""
        form = getattr(finding.body, "form", None)
        row = self.lexicon.happenings.get((self.annotated.tokens[i].lemma, "NOUN"))
        return form in (MeetingForm.CALL, MeetingForm.VISIT) and (row is None or row.form != form)

    def promised_by(self, i: int) -> int | None:
        """The agreement whose content token i belongs to: the noun or verb over the infinitive it stands under
        ("an *agreement* to begin a truce and to free captives"); None where there is none."""
        verb = False
        for token in (self.annotated.tokens[i], *self.annotated.ancestors(i)):
            if verb and token.lemma in self.used("promises"):
                return token.i
            if token.pos in ("VERB", "AUX") and token.tag not in ("VB", "VBN", "VBG"):
                return None
            verb = verb or token.tag == "VB"
        return None

    def alleged(self, i: int, status: MeetingStatus) -> bool:
        """Whether talks are only what somebody blames another for: "accused Chad of holding separate talks"."""
        if status not in (MeetingStatus.HELD, MeetingStatus.ONGOING):
            return False
        tokens = self.annotated.tokens
        above = (t for t in self.annotated.ancestors(i) if t.dep == "pcomp")
        return any(tokens[tokens[t.head].head].lemma in self.used("blames") for t in above)

    def topic(self, i: int) -> bool:
        """Whether a noun is what somebody discusses, stresses or welcomes: that makes nobody a party to it."""
        below = self.annotated.tokens[i]
        for token in self.annotated.ancestors(i):
            besides = (*self.used("beside"), *self.used("touring"))
            aside = below.dep in ("nsubj", "nsubjpass") or (below.dep == "prep" and below.lemma in besides)
            if token.pos == "VERB" and (aside or token.lemma in self.used("topic")):
                return not aside  # "during talks they discussed trade" discusses no talks
            below = token
        return False

    def subject_words(self, head: int) -> list[int]:
        """Words of the subject of a verb, where they stand before it in its sentence."""
        verbal = self.annotated.tokens[head].pos in ("VERB", "AUX")
        who = subject(self.annotated, head) if verbal else None
        if who is None or self.annotated.tokens[who].sentence != self.annotated.tokens[head].sentence:
            return []
        return sorted(self.own_words(who)) if who < head else []

    def level(self, mentions: Sequence[Mention], default: Level | None) -> Level | None:
        """Level of representation: what those named have in common, else the happening's own."""
        whole = [Level(m.level) for m in mentions if m.level and len(m.parties) > 1]
        if whole:
            return whole[0]
        levels = [Level(m.level) for m in mentions if m.level]
        if levels and len(levels) == len(mentions):
            return levels[0] if len(set(levels)) == 1 else default or Level.OTHER
        return default

    def evidence(self, *tokens: int) -> Span:
        """The span from the first to the last token, bare punctuation and conjunctions at its edges cut off."""
        first, last = min(tokens), max(tokens) + 1
        words = self.annotated.tokens
        while first < last - 1 and (self._edge(words[first]) or words[first].dep == "mark"):
            first += 1
        while last - 1 > first and self._edge(words[last - 1]):
            last -= 1
        return self.annotated.span(first, last)

    def _edge(self, token: Token) -> bool:
        return token.pos == "PUNCT" or token.text.lower() in self.used("edge")

    def clause_span(self, head: int, *more: int) -> Span:
        """The span of a clause: its head, its own words and further tokens, within one sentence."""
        sentence = self.annotated.sentences[self.annotated.tokens[head].sentence]
        inside = {i for i in self.own_words(head) if sentence.first <= i < sentence.last}
        more_inside = {i for i in more if sentence.first <= i < sentence.last}
        return self.evidence(*inside, *more_inside, head)


def parties(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The parties that mentions stand for, each once, in text order."""
    return distinct(p for m in mentions for p in m.parties)
