"""Names in a text -> mentions of known actors, by their spellings; namesakes decided by text and date."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from rapidfuzz.fuzz import ratio

from dragoman.lexicon.actors import WORD, ActorIndex, Match, Naming, fold
from dragoman.lexicon.homonyms import Homonyms, load_homonyms
from dragoman.lexicon.roles import Roles
from dragoman.model import Actor, ActorKind, Annotated, Level, Mention, MentionKind, Office, Record, Span, Token

NAME_TAGS = {"NNP", "NNPS"}
FUNCTION_WORDS = {"AUX", "VERB", "PRON", "ADP", "DET", "ADV", "CCONJ", "SCONJ", "PART"}
PARTICLES = {"bin", "ibn", "al", "el", "-", "abu", "ould", "von", "van", "de", "der"}
FORE_NAMES = {"North", "South", "East", "West", "New", "Port", "Fort", "Saint", "Mount", "Lake"}
SERVING = ("GOV", "MIL", "SPY", "LEG", "JUD", "COP")  # PLOVER sectors whose people are a state's
LEVELS = tuple(Level)
AT_PLACE = ("in", "at", "near", "outside", "inside", "around", "across", "into")
EARLY = timedelta(days=8 * 365)  # before their first office people are hardly named by surname alone
ACRONYM = re.compile(r"\(([A-Z]{3,6})\)")
LIKE = 60  # likeness of two spellings of one given name (Sergei, Sergey; Volodymyr, Volodimir), of 100
GROUPS = {ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.POLITICAL_PARTY}
STATES = {ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.POLITICAL_PARTY}


def token_range(annotated: Annotated, span: Span, starts: dict[int, int]) -> tuple[int, int] | None:
    """Half-open range of the tokens that make up a span; None where it cuts a token's beginning."""
    first = starts.get(span.start)
    if first is None:
        return None
    last = first
    while last < len(annotated.tokens) and annotated.tokens[last].start < span.end:
        last += 1
    return first, last


def head_of(annotated: Annotated, first: int, last: int) -> int:
    """The token of a range whose head lies outside it."""
    for i in range(last - 1, first - 1, -1):
        if not first <= annotated.tokens[i].head < last or annotated.tokens[i].head == i:
            return i
    return last - 1


def parties_of(actor: Actor, day: date | None, index: ActorIndex) -> tuple[str, ...]:
    """Whom an actor stands for on a day: the state or body of the office held then, else the country.

    People of an opposition, an armed group or of no office never stood for the country's government.
    """
    if actor.kind in STATES:
        return (actor.id,)
    if actor.kind is ActorKind.BODY:
        return (actor.country,) if actor.country else (actor.id,)
    held = [office for office in actor.offices if office.held_at(day)]
    recent = sorted(held, key=lambda office: (_of_state(office, index), office.start or date.min))
    serving = actor.country if actor.sector in (None, *SERVING) else None
    of = recent[-1].of if recent else serving
    above = index.actors.get(of) if of else None
    if above is not None and above.kind is ActorKind.BODY and above.country:
        of = above.country
    return (of,) if of else ()


def _of_state(office: Office, index: ActorIndex) -> bool:
    """Whether an office is one of a state, which counts before one in a party."""
    of = index.actors.get(office.of) if office.of else None
    return of is not None and of.kind in (ActorKind.STATE, ActorKind.BODY)


def bearers(index: ActorIndex, match: Match, before: str, day: date | None) -> list[Naming]:
    """Whom a name in a heading may mean, likeliest first: by the office told before it, then by who is in office.

    A bare surname alone means somebody who is in office.
    """

    def rank(naming: Naming) -> tuple[bool, bool, bool]:
        held = [office for office in index.actors[naming.actor].offices if office.held_at(day)]
        told = any(before.rstrip().endswith(office.title) for office in held)
        return told, bool(held), not naming.surname

    likely = [naming for naming in match.namings if not naming.surname or rank(naming)[1]]
    return sorted(likely, key=rank, reverse=True)


def located(annotated: Annotated, mention: Mention) -> bool:
    """Whether a mention that may be a place stands as one: "in Moscow", "at the White House"."""
    if not mention.place:
        return False
    token = annotated.tokens[mention.head]
    while token.dep in ("conj", "appos") and annotated.tokens[token.head].entity == "GPE":
        token = annotated.tokens[token.head]  # "in Geneva, Switzerland"
    return token.dep == "pobj" and annotated.tokens[token.head].lemma in AT_PLACE


class Around(Record):
    """What a whole text tells of its names: actors named beyond doubt, their countries, words of strangers' names."""

    named: frozenset[str]
    countries: dict[str, int]
    strangers: frozenset[str]


class KnownNames:
    """Finds the actors of an ActorIndex in one document and decides between namesakes."""

    def __init__(self, index: ActorIndex, roles: Roles, homonyms: Homonyms | None = None) -> None:
        self._index = index
        self._roles = roles
        self._homonyms = homonyms or load_homonyms()

    def mentions(self, annotated: Annotated) -> Iterator[Mention]:
        """Mentions of known actors, in text order."""
        starts = {token.start: token.i for token in annotated.tokens}
        matches = list(self._index.find(annotated.document.text))
        around = self._around(annotated, matches, starts)
        last: Mention | None = None
        spelt = dict(spelt_out(annotated.document.text))
        for match in matches:
            match = self._as_spelt_out(annotated, match, spelt)
            found = token_range(annotated, match.span, starts)
            naming = self._decide(annotated, match, found, around) if found else None
            if found is None or naming is None or (last and self._goes_on(annotated, last, found, naming)):
                continue
            last = self._mention(annotated, match.span, found, naming)
            yield last

    def _as_spelt_out(self, annotated: Annotated, match: Match, spelt: Mapping[str, list[str]]) -> Match:
        """The match without those whom an acronym does not mean where the text says what it stands for."""
        words = spelt.get(annotated.words(match.span))
        if words is None:
            return match
        namings = tuple(n for n in match.namings if self._is_called(self._index.actors[n.actor], words))
        return match.replace(namings=namings)

    def _is_called(self, actor: Actor, words: Sequence[str]) -> bool:
        """Whether an actor has a name of which most words are the given ones."""
        names = [set(map(fold, name.split())) for name in (actor.name, *actor.aliases) if " " in name]
        return not names or any(2 * len(name & set(words)) >= len(words) for name in names)

    def heading(self, annotated: Annotated) -> Iterator[Mention]:
        """The people in office whom the document's title names, as mentions before its first word."""
        day = annotated.document.published
        for match in self._index.find(annotated.document.title or ""):
            words = (annotated.document.title or "")[: match.span.start].lower()
            for naming in bearers(self._index, match, words, day)[:1]:
                mention = self._mention(annotated, match.span, (0, 0), naming) if annotated.tokens else None
                if mention is not None and mention.office:
                    yield mention.replace(text=naming.actor)

    def _around(self, annotated: Annotated, matches: Sequence[Match], starts: dict[int, int]) -> Around:
        title = list(self._index.find(annotated.document.title or ""))
        sure = [m.namings[0] for m in (*matches, *title) if len({naming.actor for naming in m.namings}) == 1]
        named = frozenset(naming.actor for naming in sure if not naming.surname)
        whole = [token_range(annotated, m.span, starts) for m in matches if any(not n.surname for n in m.namings)]
        taken = {i for found in whole if found for i in range(*found)}
        return Around(
            named=named,
            countries=Counter(self._index.actors[actor].country or actor for actor in named),
            strangers=frozenset(self._strangers(annotated, taken)),
        )

    def _strangers(self, annotated: Annotated, taken: set[int]) -> Iterator[str]:
        """Words of full names, by the parser's lights, that no actor bears."""
        run: list[Token] = []
        for token in annotated.tokens:
            if token.entity == "PERSON" and _name_word(token) and token.i not in taken:
                if token.text.lower() not in self._roles.words:
                    run.append(token)
                continue
            if len(run) > 1:
                yield from (fold(one.text) for one in run)
            run = []

    def _goes_on(self, annotated: Annotated, last: Mention, tokens: tuple[int, int], naming: Naming) -> bool:
        """Whether a surname is but more of the name before: "Sheikh Tamim bin Hamad"."""
        between = annotated.tokens[last.last : tokens[0]]
        person = naming.surname and last.office is not None
        return person and bool(between) and all(t.text.lower() in PARTICLES for t in between)

    def _decide(self, annotated: Annotated, match: Match, tokens: tuple[int, int], around: Around) -> Naming | None:
        fitting = [n for n in match.namings if self._possible(annotated, n, tokens, around)]
        if len({n.actor for n in fitting}) < 2:
            return fitting[0] if fitting else None
        day = annotated.document.published

        def rank(naming: Naming) -> tuple[bool, bool, bool, int, bool]:
            actor = self._index.actors[naming.actor]
            in_office = day is not None and any(office.held_at(day) for office in actor.offices)
            near = around.countries.get(actor.country or actor.id, 0)
            return naming.actor in around.named, naming.place, in_office, near, not naming.surname

        ranked = sorted(fitting, key=rank, reverse=True)
        return ranked[0] if rank(ranked[0]) > rank(ranked[1]) else self._same_party(ranked, day)

    def _same_party(self, ranked: list[Naming], day: date | None) -> Naming | None:
        parties = {parties_of(self._index.actors[n.actor], day, self._index) for n in ranked}
        return ranked[0] if len(parties) == 1 else None

    def _possible(self, annotated: Annotated, naming: Naming, tokens: tuple[int, int], around: Around) -> bool:
        first, last = tokens
        head = annotated.tokens[last - 1]
        if naming.surname:
            return self._surname(annotated, naming, tokens, around)
        words = annotated.words(annotated.span(first, last))
        if words.isupper() and head.text.islower() and head.pos in FUNCTION_WORDS:
            return False  # "IS" where all stands in capitals
        if not self._homonyms.means_actor(words, annotated.document.text):
            return False
        before = annotated.tokens[first - 1] if first else head
        if naming.kind is MentionKind.METONYM:
            after = annotated.tokens[last] if last < len(annotated.tokens) else None
            part = after and head.dep == "compound" and after.tag in NAME_TAGS
            return not (part and after and after.lemma not in self._roles.titles) and before.text not in FORE_NAMES
        actor = self._index.actors[naming.actor]
        if actor.kind in GROUPS and self._of_another(annotated, actor, last):
            return False
        if actor.kind is ActorKind.PERSON and last - first == 1:
            return not self._part_of_other_name(annotated, naming, tokens)
        if actor.kind is ActorKind.ORGANISATION and words.istitle() and before.dep == "compound":
            return not (_name_word(before) and before.head == head.i and before.entity in ("", "ORG"))
        return first < last

    def _of_another(self, annotated: Annotated, actor: Actor, last: int) -> bool:
        """Whether a body's or group's name goes on with a state that is not its own ("Military Council of Chad")."""
        after = annotated.tokens[last : last + 4]
        if len(after) < 2 or after[0].lemma != "of" or actor.country is None:
            return False
        match = next(iter(self._index.find(annotated.words(annotated.span(last + 1, last + len(after))))), None)
        states = (
            {n.actor for n in match.namings if self._index.actors[n.actor].kind is ActorKind.STATE} if match else ()
        )
        return bool(states) and actor.country not in states

    def _surname(self, annotated: Annotated, naming: Naming, tokens: tuple[int, int], around: Around) -> bool:
        """Whether a bare surname may mean this person, at this date, in this text."""
        first, last = tokens
        token, actor = annotated.tokens[last - 1], self._index.actors[naming.actor]
        dated = token.entity in ("DATE", "TIME") or any(
            t.pos == "NUM" for t in annotated.tokens[max(0, first - 1) : last + 1]
        )
        if token.tag not in NAME_TAGS or dated or self._part_of_other_name(annotated, naming, tokens):
            return False
        if naming.actor in around.named:
            return True
        return fold(token.text) not in around.strangers and self._in_sight(actor, annotated.document.published, around)

    def _in_sight(self, actor: Actor, day: date | None, around: Around) -> bool:
        """Whether a person could be in the news: in office, or of a country in the text and not before their time."""
        if day is None or any(office.held_at(day) for office in actor.offices):
            return True
        begun = [office.start for office in actor.offices if office.start]
        if begun and min(begun) > day + EARLY:
            return False
        above = {office.of for office in actor.offices} | {actor.country or actor.id}
        return any(around.countries.get(of) for of in above)

    def _part_of_other_name(self, annotated: Annotated, naming: Naming, tokens: tuple[int, int]) -> bool:
        first, last = tokens
        own = {fold(word) for word in self._index.actors[naming.actor].name.split()}
        before = annotated.tokens[first - 1] if first and annotated.tokens[first].dep != "ROOT" else None
        after = annotated.tokens[last] if last < len(annotated.tokens) else None
        if before and _name_word(before) and before.sentence == annotated.tokens[first].sentence:
            known = _spelt_like(before.text, own) or before.lemma in self._roles.titles
            known = known or before.entity in ("NORP", "GPE")
            if not known and before.head in (before.i, first, last - 1, annotated.tokens[first].head):
                return True
        if after is None or not _name_word(after) or after.text.lower() in self._roles.words:
            return False
        return annotated.tokens[last - 1].dep == "compound" and fold(after.text) not in own

    def _office(self, actor: Actor, day: date | None) -> str | None:
        """The office that counts of those held on a day: the highest, of equals the one begun last."""

        def rank(office: Office) -> tuple[int, date]:
            level = self._roles.level(office.title)
            return -LEVELS.index(level) if level else -len(LEVELS), office.start or date.min

        held = [office for office in actor.offices if office.held_at(day)]
        return max(held, key=rank).title if held else None

    def _mention(self, annotated: Annotated, span: Span, tokens: tuple[int, int], naming: Naming) -> Mention:
        actor = self._index.actors[naming.actor]
        day = annotated.document.published
        office = self._office(actor, day)
        return Mention(
            span=span,
            text=annotated.words(span),
            kind=naming.kind,
            actors=(actor.id,),
            parties=parties_of(actor, day, self._index),
            first=tokens[0],
            last=tokens[1],
            head=head_of(annotated, *tokens) if tokens[0] < tokens[1] else -1,
            office=office,
            level=self._roles.level(office) if office else None,
            sector=actor.sector,
            place=naming.place,
        )


def spelt_out(text: str) -> Iterator[tuple[str, list[str]]]:
    """The acronyms in brackets of a text with the words, folded, that they stand for.

    >>> list(spelt_out("the National Revolutionary Movement (MNR) left"))
    [('MNR', ['national', 'revolutionary', 'movement'])]
    """
    for found in ACRONYM.finditer(text):
        letters = found.group(1).casefold()
        words = [fold(word) for word in WORD.findall(text[max(0, found.start() - 120) : found.start()])]
        named = words[-len(letters) :]
        if sorted(letters) == sorted(word[0] for word in named):  # the order may be that of another language
            yield found.group(1), named


def _spelt_like(word: str, own: set[str]) -> bool:
    """Whether a word is one of a name's own, or another spelling of one."""
    return any(one[:1] == fold(word)[:1] and ratio(one, fold(word)) >= LIKE for one in own)


def _name_word(token: Token) -> bool:
    return token.tag in NAME_TAGS and token.text[:1].isupper() and token.text.isalpha()
