"""Who a source is: the actor its words stand for, else a surname, else "officials"."""

from collections.abc import Container, Iterator, Sequence

from dragoman.extract.statements.bearers import Bearers, is_person
from dragoman.extract.statements.beside import called
from dragoman.extract.statements.draft import Draft, Scene
from dragoman.extract.statements.pairs import Pairs
from dragoman.extract.statements.papers import is_paper, is_the_paper, issuer
from dragoman.extract.statements.weight import in_main_clause
from dragoman.lexicon.actors import fold
from dragoman.lexicon.clauses import clause_words
from dragoman.lexicon.cues import Frame
from dragoman.model import Actor, ActorKind, Kind, Mention, MentionKind, Token

UNNAMED = "officials"
NAMES = ("NNP", "NNPS")
TIMES = ("DATE", "TIME")
LONGEST_ACRONYM = 6
FIRST_PERSON = ("i", "we", "my", "our")
SINGULAR = ("he", "she")
PLURAL = ("they",)
ASIDES = ("advcl", "relcl", "acl")
BYLINE = ("by", "from")


class Speakers:
    """Resolves the sources and addressees of one document."""

    def __init__(self, scene: Scene, given: Container[str] = ()) -> None:
        self._scene = scene
        self._given = given
        self._annotated = scene.annotated
        self._bearers = Bearers(scene.annotated)
        self._pairs = Pairs(scene)
        self._dated = {i for time in scene.annotated.times for i in range(time.first, time.last)}
        self._proper = {t.text.lower() for t in scene.annotated.tokens if t.tag in NAMES and t.text.islower()}
        self._acronyms = {t.text for t in scene.annotated.tokens if t.tag in NAMES and t.text.isupper()}
        self._names = {t.text for t in scene.annotated.tokens if t.tag in NAMES and t.entity == "PERSON"}
        self._mentions: dict[int, list[Mention]] = {}
        for mention in scene.annotated.mentions:
            for i in range(mention.first, mention.last):
                self._mentions.setdefault(i, []).append(mention)
        named = (m for m in scene.annotated.mentions if m.kind is MentionKind.NAME and is_person(scene.annotated, m))
        self._surnames = {m.text.split()[-1]: m.actors[0] for m in named if len(m.text.split()) > 1}
        self._voices = self._own_voices()

    def speaker(self, draft: Draft) -> str | None:
        """The speaker's id; None where the text names no source."""
        if draft.speaker is None:
            return None
        return self.person(draft.speaker, draft.source, labelled=draft.cue.pos == "label")

    def joint(self, draft: Draft, speaker: str | None) -> tuple[str, ...]:
        """Ids of those who say it together with the speaker ("Macron and Scholz said", "the ministers of ...")."""
        if self.is_first_person(draft) or draft.frame is Frame.TEXT:
            voices = self._voices
            return voices[1:] if voices and voices[0] == speaker else ()
        if draft.speaker is None or speaker is None:
            return ()
        found: list[str] = []
        for head in self._heads(draft, draft.speaker):
            who = self.person(head, ()) if head != draft.speaker else None
            mention = self._mention(head, ()) if not self._pairs.behind(self._annotated.tokens[head]) else None
            found.extend(mention.actors if mention is not None and len(mention.actors) > 1 else filter(None, [who]))
        return tuple(dict.fromkeys(who for who in found if who not in (speaker, UNNAMED)))

    def _heads(self, draft: Draft, speaker: int) -> list[int]:
        """The main words of all who speak in a draft: those joined to the speaker, those a pronoun stands for,
        an office joined to a name ("the Secretary and Minister Lee")."""
        joined = [i for i in self._annotated.conjuncts(speaker) if i in draft.source]
        pair = self._pairs.behind(self._annotated.tokens[speaker])
        offices = [t.i for t in self._annotated.children_of(speaker, "nmod", "compound") if self._is_joined(t)]
        apart = [
            t.i
            for t in self._annotated.children_of(self._annotated.tokens[speaker].head, "nsubj")
            if t.i > speaker and t.i in draft.source
        ]
        return [*joined, *pair, *offices, *apart]

    def _is_joined(self, token: Token) -> bool:
        known = token.entity == "PERSON" or self._annotated.child(token.i, "det") is not None
        return known and self._annotated.child(token.i, "cc") is not None

    def is_first_person(self, draft: Draft) -> bool:
        """Whether the source is "I", "we" or the like."""
        return draft.speaker is not None and self._annotated.tokens[draft.speaker].lemma.lower() in FIRST_PERSON

    def own_voice(self) -> str | None:
        """Who says "I" and "we" where no speaker is near; None where the text does not tell."""
        return self._voices[0] if self._voices else None

    def _own_voices(self) -> tuple[str, ...]:
        """Who say "I" and "we" where no speaker is near: whom "We, the leaders of ...," names, else whom the headline
        of a text signs it with ("Statement by President Biden"), else the publisher of a statement or read-out."""
        document = self._annotated.document
        heading = [m for m in self._annotated.mentions if m.span.end <= document.body and is_person(self._annotated, m)]
        introduced = self._introduced()
        if introduced:
            return introduced
        for mention in heading:
            if self._signed(mention):
                return (self._id(mention),)
        if document.kind is not Kind.ARTICLE and (signer := self._signature()) is not None:
            return (self._id(signer),)
        voices = [m for m in self._annotated.mentions if m.text.lower() in FIRST_PERSON and m.actors]
        if document.kind is Kind.ARTICLE:
            voices = [m for m in voices if m.first not in self._scene.quote_of]
        persons = [m for m in voices if is_person(self._annotated, m)]
        return (persons or voices)[0].actors if voices else ()

    def _signature(self) -> Mention | None:
        """Whose name and office fill a line before the text begins or its first: "Ann Lee, Spokesperson"."""
        body = self._annotated.document.body
        starts = {m.first: m for m in self._annotated.mentions if is_person(self._annotated, m)}
        for sentence in self._annotated.sentences:
            named = starts.get(sentence.first)
            words = self._annotated.tokens[named.last : sentence.last] if named is not None else ()
            if len(words) > 1 and words[0].text == "," and not any(t.pos in ("VERB", "AUX") for t in words):
                return named
            if sentence.span.start >= body:
                return None
        return None

    def _introduced(self) -> tuple[str, ...]:
        """Whom "We, the leaders of ...," names."""
        for token in self._annotated.tokens:
            if token.lemma.lower() == "we" and (beside := self._annotated.child(token.i, "appos")):
                mentions = (self._mention(i, ()) for i in self._annotated.conjuncts(beside.i))
                return tuple(dict.fromkeys(who for m in mentions if m is not None for who in m.actors))
        return ()

    def _signed(self, mention: Mention) -> bool:
        """Whether "by" or "from" stands before a name in a headline, with nothing but a title between."""
        sentence = self._annotated.sentences[self._annotated.tokens[mention.first].sentence]
        for token in reversed(self._annotated.tokens[sentence.first : mention.first]):
            if token.lemma.lower() in BYLINE:
                return True
            if not self._annotated.document.text[token.start].isupper():
                return False
        return False

    def goes_on(self, draft: Draft, last: Draft, name: str | None) -> bool:
        """Whether "he", "she", "they" or "the statement" goes on with the one who spoke last, in this sentence or
        the one before."""
        if draft.speaker is None or name is None:
            return False
        tokens = self._annotated.tokens
        word = tokens[draft.speaker].text.lower()
        between = tokens[min(_all(draft))].sentence - tokens[max(_all(last))].sentence
        if not -1 <= between <= 1:
            return False
        if is_the_paper(self._scene, tokens[draft.speaker]) and issuer(self._scene, tokens[draft.speaker]) is None:
            return True
        actor = self._annotated.actors.get(name)
        spoke = tokens[last.speaker] if last.speaker is not None else None
        body = spoke is not None and (spoke.entity == "ORG" or self._outlet(spoke) is not None)
        body = body or name.upper() in self._acronyms
        person = name != UNNAMED and not body if actor is None else actor.kind is ActorKind.PERSON
        return (word in SINGULAR and person) or (word in PLURAL and not person)

    def leads(self, draft: Draft) -> bool:
        """Whether the cue of a draft stands in a main clause or is no word of a clause."""
        token = self._annotated.tokens[draft.head]
        if token.dep == "pcomp" and self._annotated.child(token.i, "nsubj") is not None:
            return True  # "with Lee warning that ..."
        return token.pos != "VERB" or (token.dep not in ASIDES and in_main_clause(self._scene, token))

    def addressees(self, draft: Draft) -> tuple[str, ...]:
        """Ids of those spoken to that are known actors or persons with a name."""
        found: list[str] = []
        for i in draft.addressees:
            for head in self._annotated.conjuncts(i):
                who = self.person(head, ())
                if who is not None and who != UNNAMED and who not in found:
                    found.append(who)
        return tuple(found)

    def person(self, head: int, phrase: Sequence[int], *, labelled: bool = False) -> str | None:
        """The id of whoever the noun phrase around `head` stands for."""
        token = self._antecedent(self._annotated.tokens[self._undated(head, phrase)])
        pair = self._pairs.behind(token)
        if pair:
            return self.person(pair[0], ())
        token = called(self._scene, token) or token
        if is_paper(self._scene, token):
            maker = issuer(self._scene, token)
            return self.person(maker.i, ()) if maker is not None and maker.i != head else UNNAMED
        mention = self._mention(token.i, phrase)
        if mention is None or mention.kind is MentionKind.ROLE:
            foremost = labelled or self._annotated.document.kind is not Kind.ARTICLE
            inside = self._inside(token, phrase)
            named = self._name_beside(token, phrase) if inside is None else None
            if named is not None:
                return named
            mention = inside or (self._bearers.bearer(mention, foremost=foremost) if mention else None) or mention
        if mention is not None and mention.actors:
            return UNNAMED if self._is_private(mention) else self._id(mention)
        if mention is not None and mention.kind is MentionKind.ROLE:
            return self._set_before(head, phrase) or UNNAMED
        if labelled and self._only_a_role(token):
            return UNNAMED
        return self._nation_of(token) or self._owner_of(token) or self._unknown(token)

    def _owner_of(self, token: Token) -> str | None:
        """For whom a side speaks: "Ukraine's side", "the president's office"."""
        owner = self._annotated.child(token.i, "poss") if token.lemma in clause_words("sides") else None
        mention = self._mention(owner.i, ()) if owner is not None else None
        return mention.parties[0] if mention is not None and len(mention.parties) == 1 else None

    def _nation_of(self, token: Token) -> str | None:
        """Whose people stand across the table: "our Israeli counterparts", "the French leaders"."""
        if self._scene.cues.find(token.text.lower(), "together") is None:
            return None
        described = (m for t in self._annotated.children_of(token.i, "amod") for m in self._mentions.get(t.i, ()))
        return next((m.parties[0] for m in described if m.kind is MentionKind.DEMONYM and len(m.parties) == 1), None)

    def _is_private(self, mention: Mention) -> bool:
        """Whether a role is of people who speak for no state ("activists", "residents")."""
        noun = self._annotated.tokens[mention.head]
        return mention.kind is MentionKind.ROLE and self._scene.cues.find(noun.lemma.lower(), "private") is not None

    def _name_beside(self, token: Token, phrase: Sequence[int]) -> str | None:
        """The last name in a source whose main word is an office, where no mention covers the name: in apposition
        ("the mayor, Ann Lee,") or after a place ("Mayor of Oslo Ann Lee")."""
        for i in phrase:
            name = self._annotated.tokens[i]
            apposed = name.dep == "appos" and name.head == token.i and name.entity == "PERSON"
            placed = name.dep == "pobj" and i == phrase[-1] and self._has_given_name(name)
            if name.tag in NAMES and (apposed or placed) and i not in self._mentions:
                return name.text.lower()
        return None

    def _has_given_name(self, token: Token) -> bool:
        """Whether the words of a name before its last one begin with a person's given name or hold one next to it."""
        tokens, first = self._annotated.tokens, token.i
        while first and tokens[first - 1].tag in NAMES and tokens[first - 1].head == token.i and token.i - first < 3:
            first -= 1
        return any(fold(tokens[i].text) in self._given for i in {first, token.i - 1} if first <= i < token.i)

    def _has_title(self, token: Token) -> bool:
        """Whether a noun for people whom texts quote stands in capitals before a name ("Spokesperson Ann Lee")."""
        before = self._annotated.children_of(token.i, "compound")
        return any(t.tag in NAMES and self._scene.cues.find(t.text.lower(), "unnamed") is not None for t in before)

    def _set_before(self, head: int, phrase: Sequence[int]) -> str | None:
        """The name that a comma parts from the role that follows it ("Marie Lude, spokeswoman of the mission")."""
        tokens = [self._annotated.tokens[i] for i in phrase if i < head]
        comma = next((n for n, token in enumerate(tokens) if token.text == ","), 0)
        if not comma or tokens[0].entity != "PERSON" or not self._is_name(tokens[comma - 1]):
            return None
        return self._unknown(tokens[comma - 1])

    def _undated(self, head: int, phrase: Sequence[int]) -> int:
        """The main word of a source, or the word before it where the parser took a day for it ("Larios today")."""
        before = [i for i in phrase if i < head and i not in self._dated]
        return before[-1] if head in self._dated and before else head

    def _only_a_role(self, token: Token) -> bool:
        """Whether a label says what the speaker does and not who ("Q", "Reporter")."""
        return self._scene.cues.find(token.text.lower(), "speaker") is not None

    def _unknown(self, token: Token) -> str | None:
        """Somebody whom no mention covers: a person's last name, a body's whole name, "officials" for a noun."""
        named = self._appositive(token) or token
        if named.i != token.i and (known := self._mention(named.i, ())) and known.actors:
            return self._id(known)
        if named.text in self._surnames and named.text[:1].isupper() and not self._has_article(named):
            return self._surnames[named.text]
        if self._is_title(named):
            bearer = self._bearers.titled(named)
            return self._id(bearer) if bearer is not None else UNNAMED
        outlet = self._outlet(named)
        if outlet is None and named.tag in NAMES and (self._has_given_name(named) or self._has_title(named)):
            return named.text.strip("’'.").lower()
        if outlet is not None or (named.entity == "ORG" and named.tag in NAMES):
            return self._whole_name(outlet or named)
        if named.entity == "PERSON" or self._is_name(named):
            return named.text.strip("’'.").lower()
        unnamed = token.pos in ("NOUN", "PROPN") or self._scene.cues.find(token.lemma.lower(), "unnamed")
        return (self._group_of(token) or UNNAMED) if unnamed else None

    def _has_article(self, token: Token) -> bool:
        article = self._annotated.child(token.i, "det")
        return article is not None and article.text.lower() == "the"

    def _is_title(self, token: Token) -> bool:
        """Whether a word with an article is an office in capitals and no name ("the Counselor")."""
        if token.tag not in NAMES or not self._has_article(token):
            return False
        noun = token.entity == "PERSON" or self._scene.cues.find(token.text.lower(), "unnamed") is not None
        return noun or self._bearers.titled(token) is not None

    def _outlet(self, token: Token) -> Token | None:
        """The name of a paper or station before the noun that says what it is ("Time magazine")."""
        if self._scene.cues.find(token.lemma, "outlet") is None:
            return None
        before = self._annotated.children_of(token.i, "compound", "nmod", "amod")
        return next((t for t in reversed(before) if t.entity == "ORG" and t.tag in NAMES), None)

    def _whole_name(self, token: Token) -> str:
        """The name of a body in lower case, without article ("national response force")."""
        first, last = token.i, token.i + 1
        while first and self._same_name(first - 1, token):
            first -= 1
        while last < len(self._annotated.tokens) and self._same_name(last, token):
            last += 1
        words = self._annotated.words(self._annotated.span(first, last)).lower().split()
        return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words)

    def _same_name(self, i: int, token: Token) -> bool:
        other = self._annotated.tokens[i]
        return (
            other.entity == "ORG"
            and other.sentence == token.sentence
            and other.tag in (*NAMES, "IN", "CC", "POS", "HYPH", "CD")
        )

    def _is_name(self, token: Token) -> bool:
        """Whether a word is a proper name, also one that the parser takes for a noun here and for a name elsewhere;
        in a text all in capitals, which the parser gets in lower case, likewise."""
        written = self._annotated.document.text[token.start : token.end]
        if token.entity in TIMES or not written[:1].isupper():
            return False
        if written.isupper() and written != token.text:
            return token.tag in NAMES or (token.tag == "NN" and token.text.lower() in self._proper)
        if token.tag in ("NN", "NNS"):
            return token.text in self._names and self._annotated.child(token.i, "det", "poss", "amod") is None
        return token.tag in NAMES and not (written.isupper() and len(written) > LONGEST_ACRONYM)

    def _group_of(self, token: Token) -> str | None:
        """The armed group or party whose organ a noun names ("the Hamas leadership")."""
        for word in self._annotated.children_of(token.i, "compound", "nmod"):
            for mention in self._mentions.get(word.i, ()):
                actor = self._annotated.actors.get(mention.actors[0]) if len(mention.actors) == 1 else None
                if actor is not None and actor.kind in (ActorKind.ARMED_GROUP, ActorKind.POLITICAL_PARTY):
                    return actor.id
        return None

    def _antecedent(self, token: Token) -> Token:
        """For "who" and "which", the noun they stand for."""
        if token.tag not in ("WP", "WDT") and token.lemma.lower() != "who":
            return token
        verb = next((t for t in self._annotated.ancestors(token.i) if t.dep == "relcl"), None)
        if verb is not None:
            return self._annotated.tokens[verb.head]
        before = [t for t in self._annotated.tokens[max(0, token.i - 2) : token.i] if t.sentence == token.sentence]
        noun = before[0] if len(before) == 2 and before[1].text == "," else None
        return noun if noun is not None and noun.pos in ("NOUN", "PROPN") else token

    def _mention(self, head: int, phrase: Sequence[int]) -> Mention | None:
        """The mention whose main word is `head`, else one that covers it, else one in apposition."""
        covering = self._mentions.get(head, [])
        heading = [m for m in covering if m.head == head] or covering
        if heading:
            return max(heading, key=lambda m: m.last - m.first)
        appositive = self._appositive(self._annotated.tokens[head])
        inside = self._mentions.get(appositive.i, []) if appositive is not None else []
        return next((m for m in inside if m.head in phrase), None)

    def _inside(self, token: Token, phrase: Sequence[int]) -> Mention | None:
        """The one person named in a source whose main word names nobody ("General Larios today")."""
        found = {m.actors[0]: m for m in self._named_in(phrase) if not self._owns(m, token)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _named_in(self, phrase: Sequence[int]) -> Iterator[Mention]:
        for i in phrase:
            for mention in self._mentions.get(i, ()):
                if mention.kind is MentionKind.NAME and mention.head == i and is_person(self._annotated, mention):
                    yield mention

    def _owns(self, mention: Mention, token: Token) -> bool:
        """Whether a name only says whose or of whom ("Lavrov's spokesman", "an aide to Lavrov")."""
        name = self._annotated.tokens[mention.head]
        while name.i != token.i and name.head != name.i:
            if name.dep in ("poss", "relcl", "acl", "conj") or (
                name.dep == "pobj" and not self._follows_place(mention)
            ):
                return True
            above = self._annotated.tokens[name.head]
            if name.dep in ("compound", "nmod") and self._scene.cues.find(above.lemma, "unnamed") is not None:
                return above.tag not in NAMES  # "a Lee aide"
            if name.dep == "appos" and above.entity == "GPE":
                return False  # "the mayor of Oslo, Ann Lee,": no person stands beside a place
            name = above
        return False

    def _follows_place(self, mention: Mention) -> bool:
        """Whether a place that belongs to a title stands right before a name ("Mayor of London Ann Lee")."""
        before = self._annotated.tokens[max(0, mention.first - 1)]
        if before.i >= mention.first or before.tag not in NAMES:
            return False
        given = before.dep == "compound" and fold(mention.text.split()[0]) in self._given
        return before.entity == "GPE" or given  # the parser joins "Vermont Ann Lee" to one name

    def _appositive(self, token: Token) -> Token | None:
        for child in self._annotated.children_of(token.i, "appos"):
            if child.tag in NAMES and (token.tag not in NAMES or (child.entity == "PERSON" and self._is_title(token))):
                return child
        return None

    def _id(self, mention: Mention) -> str:
        actor = self._annotated.actors.get(mention.actors[0])
        if len(mention.actors) == 1 and actor is not None and not _stands_apart(actor, mention):
            return mention.parties[0] if len(mention.parties) == 1 else actor.id
        return mention.actors[0]


def _all(draft: Draft) -> tuple[int, ...]:
    return (*draft.source, *draft.cue_tokens, *draft.content)


def _stands_apart(actor: Actor, mention: Mention) -> bool:
    """Whether an actor speaks under its own id; a state's bodies and metonyms speak for the state."""
    return actor.kind is not ActorKind.BODY and mention.kind is not MentionKind.METONYM
