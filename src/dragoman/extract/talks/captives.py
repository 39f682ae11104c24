"""Who is exchanged, released or returned: what they are, who holds them, how many they are, and for whom."""

import re

from dragoman.extract.clauses import agent, prepositions
from dragoman.extract.talks.frame import Frame
from dragoman.model import Exchanged, Mention, MentionKind

PAIR = re.compile(
    r"\b(\d[\d,]*)\s*[-‐–]\s*(?:for|to)\s*[-‐–]\s*(\d[\d,]*)\b|\b(\d[\d,]*) for (\d[\d,]*) (?:basis|swap|exchange)\b"
)
DEMONYM = "NORP"
PERSON = "PERSON"
OWNED = (MentionKind.DEMONYM, MentionKind.NAME)  # "15 Saudis", "Viktor Bout": their state wants them back


def what_is(frame: Frame, i: int, *, bargained: bool = False) -> Exchanged | None:
    """What a noun says is exchanged; None for other nouns.

    In a clause "in exchange for ..." (`bargained`) people of any kind are captives: "freed 15 Saudis in exchange for".
    """
    token = frame.annotated.tokens[i]
    found = frame.lexicon.captives.get(token.lemma) or frame.lexicon.captives.get(token.text.lower())
    if found is not None:
        return found
    if _people(frame, i, one=bargained):
        how = {t.lemma for t in frame.annotated.children_of(i, "acl", "relcl", "amod")}
        how |= {t.text.lower() for t in frame.annotated.children_of(i, "amod")}
        if how & set(frame.used("taken")):
            return Exchanged.HOSTAGES
        if bargained or how & set(frame.used("held")):
            return Exchanged.PRISONERS
    below = [n for p, n in prepositions(frame.annotated, i) if p in ("of", "including")]
    return next((w for n in below if n != i and (w := what_is(frame, n, bargained=bargained))), None)


def proper(frame: Frame, i: int) -> bool:
    """Whether a noun says by itself that people are captives, or dead: "prisoners", not "soldiers"."""
    below = [n for p, n in prepositions(frame.annotated, i) if p == "of"]
    return any(frame.annotated.tokens[n].lemma in frame.used("captives") for n in (i, *below))


def _people(frame: Frame, i: int, *, one: bool = False) -> bool:
    """Whether a noun stands for people: a plural of a people or of a role, "those", a person by name, also `one`."""
    token = frame.annotated.tokens[i]
    if token.entity == PERSON or (token.entity == DEMONYM and token.tag in ("NNS", "NNPS")):
        return True
    mention = frame.mentions.at(i)
    role = mention is not None and mention.head == i and mention.sector is not None
    plural = one or token.tag in ("NNS", "NNPS") or token.pos == "PRON"
    return plural and (token.lemma in frame.used("people") or role)


def bargain(frame: Frame, verb: int) -> list[int]:
    """What somebody is freed for: the noun or verb under "in exchange for", "in return for", "swapped X for"; empty
    where there is none."""
    annotated = frame.annotated
    words = [
        n for p, n in prepositions(annotated, verb) if p == "in" and annotated.tokens[n].lemma in frame.used("bargain")
    ]
    over = [*words, *([verb] if annotated.tokens[verb].lemma in frame.used("bargain") else [])]
    fors = [t for n in over for t in annotated.children_of(n, "prep") if t.lemma == "for"]
    found = [t.i for f in fors for t in annotated.children_of(f.i, "pobj", "pcomp")]
    after = [i + 1 for i in found if i + 1 < len(annotated.tokens) and annotated.tokens[i + 1].tag == "VBG"]
    return [*found, *after]


def bargained_by(frame: Frame, verb: int) -> int | None:
    """The verb that a verb is the price of: of "freed ten men in exchange for Chad *freeing* two" the first."""
    tokens = frame.annotated.tokens
    token = tokens[verb]
    if token.tag == "VBG" and verb and tokens[verb - 1].dep == "pobj":  # the parser breaks "for Sudan | releasing"
        token = tokens[verb - 1]
    elif token.dep != "pcomp":
        return None
    if tokens[token.head].lemma != "for":
        return None
    noun = tokens[tokens[token.head].head]
    above = tokens[tokens[noun.head].head]
    return above.i if noun.lemma in frame.used("bargain") and above.pos == "VERB" else None


def holders(frame: Frame, captives: list[int], *, where: bool = False) -> list[Mention]:
    """Who holds or owns the captives: "Israeli hostages", "hostages held by Hamas", "men in Russian custody"; with
    `where` also the state they are held in."""
    found = [m for c in captives for m in frame.mentions.describing(c)]
    found += [m for c in captives if (m := frame.mentions.at(c)) is not None and m.head == c and m.kind in OWNED]
    for captive in captives:
        for held in frame.annotated.children_of(captive, "acl", "relcl"):
            who = agent(frame.annotated, held.i)
            found += frame.mentions.of_noun(who) if who is not None else []
            found += _where(frame, held.i) if where and held.lemma in frame.used("held") else []
        found += custody(frame, captive)
    return found


def _where(frame: Frame, held: int) -> list[Mention]:
    """The state in which captives are held: "prisoners held in Ukraine"."""
    nouns = [n for p, n in prepositions(frame.annotated, held) if p == "in"]
    held_by = [m for n in nouns for m in frame.mentions.of_noun(n) if m.parties]
    return [m.replace(place=False, kind=MentionKind.DEMONYM) for m in held_by]  # a state, no place


def custody(frame: Frame, head: int) -> list[Mention]:
    """Who keeps captives, by the words for where they are kept: "from Russian captivity", "in Iranian custody"."""
    kept = [
        n for p, n in prepositions(frame.annotated, head) if frame.annotated.tokens[n].lemma in frame.used("custody")
    ]
    return [m for n in kept for m in frame.mentions.describing(n)]


def count_of(frame: Frame, captives: list[int], head: int) -> int | None:
    """The total: numbers of conjoined captives added up, "200 each" doubled, "35-for-35" added."""
    sentence = frame.annotated.sentences[frame.annotated.tokens[head].sentence]
    pair = PAIR.search(frame.annotated.words(sentence.span))
    if pair is not None:
        return sum(int(g.replace(",", "")) for g in pair.groups() if g)
    counts = [n for c in captives if (n := _number(frame, c)) is not None]
    counts = counts or _apart(frame, head)
    if not counts:
        return None
    inside = {frame.annotated.tokens[i].lemma for i in frame.own_words(head)}
    each = inside.intersection(frame.used("each"))
    return sum(counts) * (2 if each and len(counts) == 1 else 1)


def _apart(frame: Frame, head: int) -> list[int]:
    """A number that stands apart: "swapped prisoners at the bridge, 200 from each side", "a swap with 115 men each"."""
    inside = sorted(frame.own_words(head))
    numbers = [t for i in inside if (t := frame.annotated.tokens[i]).pos == "NUM"]
    of_people = [t.i for t in numbers if any(p == "from" for p, _ in prepositions(frame.annotated, t.i))]
    nouns = [t.head for t in numbers if t.dep == "nummod" and what_is(frame, t.head, bargained=True) is not None]
    return [n for i in (*of_people, *nouns)[:1] if (n := _number(frame, i)) is not None]


def _number(frame: Frame, noun: int) -> int | None:
    """The number of a noun, else of what it is of: "bodies of 3,000 soldiers"; of "46 of one thousand" the first."""
    token = frame.annotated.tokens[noun]
    if token.pos == "NUM":
        return frame.numbers.cardinal(token.text)
    below = [n for p, n in prepositions(frame.annotated, noun) if p == "of"]
    return next((count for at in (noun, *below) if (count := _own_number(frame, at)) is not None), None)


def _own_number(frame: Frame, noun: int) -> int | None:
    for token in frame.annotated.children_of(noun, "nummod"):
        words = frame.annotated.subtree(token.i)
        number = frame.numbers.cardinal(
            " ".join(frame.annotated.tokens[i].text for i in words)
        ) or frame.numbers.cardinal(token.text)
        if number is not None:
            return number
    return None
