"""Where and when an event happens, how many it strikes, and the words that tell it."""

from dragoman.extract.clauses import subject
from dragoman.extract.events.scene import Scene, Site
from dragoman.model import Annotated, Located, Period, PlaceKind, Span

CLAUSAL = ("advcl", "ccomp", "xcomp", "parataxis", "relcl", "acl")
WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.WATER)
EDGES = (",", ";", ":", ".", "-")


def own_words(annotated: Annotated, head: int) -> set[int]:
    """Tokens under a word that belong to no clause below it."""
    found: set[int] = set()
    stack = [head]
    while stack:
        at = stack.pop()
        found.add(at)
        stack += [t.i for t in annotated.children_of(at) if t.dep not in CLAUSAL and not _coordinate(t.dep, t.pos)]
    return found


def _coordinate(dep: str, pos: str) -> bool:
    return dep == "conj" and pos in ("VERB", "AUX")


def place(scene: Scene, site: Site, *, struck: bool) -> Located | None:
    """Where an event happens, the most exact place that its clause names; None where it names none.

    A place counts under a preposition of place, and where the event has a target (`struck`) or a goal as that: "shelled
    Sumy", "withdrew from Kherson". What is only spoken of ("talks on Gaza") is none.
    """
    inside = own_words(scene.annotated, site.verb)
    near = [at for at in scene.annotated.places if at.head in inside and _sets(scene, at, site, struck)]
    return min(near, key=lambda at: (at.place.kind in WIDE, abs(at.first - site.token))) if near else None


def _sets(scene: Scene, at: Located, site: Site, struck: bool) -> bool:
    tokens = scene.annotated.tokens
    token = tokens[at.head]
    involved = {site.token, site.verb, *scene.objects(site.token)}
    if token.dep in ("compound", "nmod") and token.head == site.token:  # "the Istanbul talks"
        return at.place.kind is not PlaceKind.COUNTRY
    if at.head in involved:
        return struck
    if token.dep != "pobj":
        return False
    preposition, above = tokens[token.head], tokens[tokens[token.head].head]
    hangs = above.i in involved or any(above.i == other.head for other in scene.annotated.places)
    uses = ("here", "site", "goal") if struck else ("here", "site")
    return hangs and any(preposition.lemma.lower() in scene.lexicon.with_use(use) for use in uses)


def period(annotated: Annotated, site: Site) -> Period | None:
    """The dated time nearest to the word in its own clause."""
    inside = own_words(annotated, site.verb)
    near = [t for t in annotated.times if t.first in inside and (t.period.start or t.period.end)]
    return min(near, key=lambda t: abs(t.first - site.token)).period if near else None


def evidence(annotated: Annotated, site: Site) -> Span:
    """The clause of an event with its subject and complements, within one sentence."""
    sentence = annotated.sentences[annotated.tokens[site.verb].sentence]
    who = subject(annotated, site.verb)
    words = [*annotated.subtree(site.verb), *(annotated.subtree(who) if who is not None else ())]
    inside = [i for i in words if sentence.first <= i < sentence.last]
    first, last = min(inside), max(inside) + 1
    while first < last - 1 and annotated.tokens[first].text in EDGES:
        first += 1
    while last - 1 > first and annotated.tokens[last - 1].text in EDGES:
        last -= 1
    return annotated.span(first, last)
