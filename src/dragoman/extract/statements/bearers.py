"""Who bears a title in a text: "the president" after "President Biden", "the envoy" after "Witkoff, the envoy"."""

from collections.abc import Sequence

from dragoman.model import ActorKind, Annotated, Kind, Level, Mention, MentionKind, Token

SUBJECTS = ("nsubj", "nsubjpass")
LONGEST_TITLE = 5
PLURALS = ("NNS", "NNPS")
OWNERS = ("amod", "compound", "poss", "nmod")
NAMINGS = (MentionKind.NAME, MentionKind.DEMONYM)


class Bearers:
    """The people whom a text names with a title, and the title words it gives them."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        named = [m for m in annotated.mentions if m.kind is MentionKind.NAME and is_person(annotated, m)]
        self._named = [(m, _before(annotated, m)) for m in named]
        self._offices = {m.actors[0]: m.office for m in named if m.office}

    def bearer(self, role: Mention, *, foremost: bool = False) -> Mention | None:
        """The named person whom a definite singular role stands for; `foremost`: the first whom the text
        names with the title, as in a read-out or a transcript, rather than the nearest before."""
        head = self._annotated.tokens[role.head]
        if not self._definite(head) or head.tag in PLURALS:
            return None
        owned = self._owned(role)
        fitting = [
            m
            for m, words in self._named
            if self._bears(m, words, role) and (not owned or set(role.parties) & set(m.parties))
        ]
        if foremost:
            return fitting[0] if fitting else None
        return _nearest(self._annotated, head, [m for m in fitting if m.last <= role.first])

    def titled(self, title: Token) -> Mention | None:
        """The named person whose title a word in capitals repeats ("the Counselor" after "Counselor Berg"); in a
        text that is no article the first such person, else the nearest before."""
        word = title.text.lower()
        fitting = [m for m, words in self._named if m.last <= title.i and word in words]
        if self._annotated.document.kind is not Kind.ARTICLE:
            return fitting[0] if fitting else None
        return _nearest(self._annotated, title, fitting)

    def _definite(self, head: Token) -> bool:
        words = self._annotated.children_of(head.i, "det", "poss", "nummod")
        return all(t.text.lower() == "the" for t in words) and (bool(words) or head.text[:1].isupper())

    def _owned(self, role: Mention) -> bool:
        """Whether the words around a role say whose it is ("the Russian president", "the president of Russia")."""
        beside = self._annotated.children_of(role.head, *OWNERS)
        heads = {t.i for t in beside}
        for prep in self._annotated.children_of(role.head, "prep"):
            heads |= {t.i for t in self._annotated.children_of(prep.i, "pobj")}
        return any(m.head in heads and m.parties and m.kind in NAMINGS for m in self._annotated.mentions)

    def _bears(self, named: Mention, before: Sequence[str], role: Mention) -> bool:
        """By the office; a word for several offices ("the secretary", "the minister") by the words of the title."""
        if role.office is not None and self._offices.get(named.actors[0]) == role.office:
            return True
        if role.level is Level.LEADERS:
            return False
        words = [t.text.lower() for t in self._annotated.tokens[role.first : role.last]]
        words = words[1:] if words[0] == "the" else words
        size = len(words)
        return any(list(before[n : n + size]) == words for n in range(len(before)))


def is_person(annotated: Annotated, mention: Mention) -> bool:
    """Whether a mention stands for one person; an actor that no file has and a text names is one."""
    if len(mention.actors) != 1:
        return False
    actor = annotated.actors.get(mention.actors[0])
    return mention.actors != mention.parties if actor is None else actor.kind is ActorKind.PERSON


def _before(annotated: Annotated, mention: Mention) -> tuple[str, ...]:
    """The words of a name's own phrase that stand before it, and those of its apposition, lower case: its title."""
    first = max(0, mention.first - LONGEST_TITLE)
    phrase = [i for i in annotated.subtree(mention.head) if first <= i < mention.last - 1]
    for beside in annotated.children_of(mention.head, "appos"):
        if beside.tag == "NN":
            phrase += [i for i in annotated.subtree(beside.i) if i <= beside.i]
    return tuple(annotated.tokens[i].text.lower() for i in phrase)


def _nearest(annotated: Annotated, head: Token, fitting: Sequence[Mention]) -> Mention | None:
    """The first subject of the nearest sentence before that names somebody fitting, else its first name."""
    if not fitting:
        return None
    nearest = max(annotated.tokens[m.head].sentence for m in fitting)
    here = [m for m in fitting if annotated.tokens[m.head].sentence == nearest]
    return next((m for m in here if annotated.tokens[m.head].dep in SUBJECTS), here[0])
