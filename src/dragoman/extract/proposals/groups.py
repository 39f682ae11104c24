"""Working groups in a proposal: how many, and what they are to deal with."""

from dragoman.extract.clauses import prepositions
from dragoman.extract.positions.scene import Scene
from dragoman.model import Record, Token


class Groups(Record):
    """How many groups a proposal names (None: unsaid), and their subjects as written."""

    count: int | None
    subjects: tuple[str, ...]
    words: frozenset[int]


def groups_in(scene: Scene, tokens: set[int], verb: int) -> Groups | None:
    """The bodies of talks that a content names; `verb` puts them forward."""
    for i in sorted(tokens):
        if _is_group(scene, i):
            subjects = _adjectives(scene, i) or _each(scene, i) or _purpose(scene, i, verb)
            names = tuple(scene.words(words) for words in subjects)
            return Groups(count=_count(scene, i), subjects=names, words=frozenset().union(*subjects))
    return None


def names_group(scene: Scene, tokens: set[int]) -> bool:
    """Whether tokens name a body that only talks have: a "working group", not a mere "committee"."""
    nouns = scene.lexicons.nouns
    return any(_is_group(scene, i) and scene.annotated.tokens[i].lemma not in nouns for i in tokens)


def _is_group(scene: Scene, i: int) -> bool:
    token = scene.annotated.tokens[i]
    if token.pos not in ("NOUN", "PROPN") or i == 0:
        return False
    pair = f"{scene.annotated.tokens[i - 1].text.lower()} {token.lemma}"
    return "group" in (scene.lexicons.nouns.get(pair), scene.lexicons.nouns.get(token.lemma))


def _count(scene: Scene, group: int) -> int | None:
    number = scene.annotated.child(group, "nummod")
    return None if number is None else scene.lexicons.numbers.cardinal(number.text)


def _adjectives(scene: Scene, group: int) -> list[set[int]]:
    """ "political, military and humanitarian working groups"."""
    first = next((t for t in scene.annotated.children_of(group, "amod") if t.pos == "ADJ"), None)
    if first is None:
        return []
    listed = [scene.annotated.tokens[i] for i in scene.annotated.conjuncts(first.i)]
    listed += [t for t in scene.annotated.children_of(group, "amod") if t.pos == "ADJ" and t.i != first.i]
    words = [{t.i} for t in sorted(set(listed), key=lambda t: t.i) if t.i < group]
    return words if len(words) > 1 else []


def _each(scene: Scene, group: int) -> list[set[int]]:
    """ "two groups, one on water and one on missing persons"; "a group on water"."""
    members = [group, *(t.i for t in scene.annotated.children_of(group, "appos"))]
    members = [i for member in members for i in scene.annotated.conjuncts(member)]
    return [
        words
        for member in dict.fromkeys(members)
        for preposition, noun in prepositions(scene.annotated, member)
        if preposition in ("on", "for")
        for words in _listed(scene, scene.annotated.tokens[noun])
    ]


def _purpose(scene: Scene, group: int, verb: int) -> list[set[int]]:
    """ "groups to address humanitarian, military and political issues", wherever the parser hangs the purpose."""
    for i in scene.annotated.subtree(verb):
        token = scene.annotated.tokens[i]
        if i > group and token.tag == "VB" and any(t.tag == "TO" for t in scene.annotated.children_of(i, "aux")):
            what = scene.annotated.child(i, "dobj")
            return _listed(scene, what) if what is not None else []
    return []


def _listed(scene: Scene, noun: Token) -> list[set[int]]:
    """The members of a list: adjectives before one noun, else nouns."""
    adjectives = _adjectives(scene, noun.i)
    if adjectives:
        return adjectives
    loose = ("cc", "punct", "conj", "det")
    words = [(i, scene.own_words(i)) for i in scene.annotated.conjuncts(noun.i)]
    return [{j for j in own if j == i or scene.annotated.tokens[j].dep not in loose} for i, own in words]
