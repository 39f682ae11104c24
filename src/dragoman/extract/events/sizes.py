"""How many people an event struck or freed, and how much money it moved."""

from collections.abc import Iterator, Sequence

from dragoman.extract.clauses import particle, passive, prepositions
from dragoman.extract.events.circumstances import own_words
from dragoman.extract.events.scene import Scene, Site
from dragoman.lexicon.numbers import Numbers
from dragoman.model import Size, Token

BESIDE = ("advcl", "conj", "xcomp", "relcl", "acl")  # clauses that add to an event: "shelled X, killing 12"
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9}
COSTING = ("AID", "SANCTION", "COOPERATE", "AGREE", "RETREAT")  # types that a sum of money may tell the size of


def size(scene: Scene, site: Site, kind: str, numbers: Numbers) -> Size | None:
    """The numbers of an event; None where there is none."""
    counts: dict[str, int] = {}
    for verb in _clauses(scene, site):
        for counted, number in _counted(scene, verb, numbers):
            counts.setdefault(counted, number)
    amount = _amount(scene, site, numbers) if kind in COSTING else None
    if not counts and amount is None:
        return None
    return Size(**counts, amount=amount[0] if amount else None, currency=amount[1] if amount else None)


def _clauses(scene: Scene, site: Site) -> Iterator[int]:
    """The word of an event, its verb, and the clauses hung on it that have no doer of their own."""
    yield from dict.fromkeys((site.token, site.verb))
    for token in scene.annotated.children_of(site.verb, *BESIDE):
        if token.pos == "VERB" and scene.annotated.child(token.i, "nsubj") is None:
            yield token.i
            yield from (t.i for t in scene.annotated.children_of(token.i, "conj") if t.pos == "VERB")


def adds_to(scene: Scene, verb: int) -> int | None:
    """The verb that a participle without a doer of its own hangs on: "shelled" for "killing 12"; else None."""
    token = scene.annotated.tokens[verb]
    while token.dep == "conj" and token.tag == "VBG":
        token = scene.annotated.tokens[token.head]
    own = scene.annotated.child(token.i, "nsubj") is not None
    return token.head if token.dep == "advcl" and token.tag == "VBG" and not own else None


def _counted(scene: Scene, verb: int, numbers: Numbers) -> Iterator[tuple[str, int]]:
    """What a verb counts: "killed two soldiers", "left 12 dead and 40 wounded"."""
    annotated = scene.annotated
    words = (particle(annotated, verb), scene.lemma(verb))
    counted = next((scene.lexicon.counts[w] for w in words if w in scene.lexicon.counts), None)
    held = scene.objects(verb)
    if scene.lemma(verb) in scene.lexicon.with_use("suffered"):
        held = [t.i for t in annotated.children_of(verb, "nsubj")]
    elif counted is None and not passive(annotated, verb):
        held = [t.i for t in annotated.children_of(verb, "dobj", "oprd", "ccomp", "attr")]
    for i in held:
        number = number_of(scene, i, numbers)
        own = counted or _adjective(scene, verb, i)
        if number is not None and own is not None:
            yield own, number


def _adjective(scene: Scene, verb: int, i: int) -> str | None:
    """What an adjective beside a number makes it count: "12 dead", "left 12 people dead"."""
    beside = [scene.annotated.tokens[i], *scene.annotated.children_of(i, "amod", "acl", "oprd")]
    beside += scene.annotated.children_of(verb, "oprd", "acomp")
    for token in beside:
        for word in (token.text.lower(), token.lemma.lower()):
            if word in scene.lexicon.counts:
                return scene.lexicon.counts[word]
    return None


def number_of(scene: Scene, noun: int, numbers: Numbers) -> int | None:
    """The number that stands with a noun ("40 prisoners", "dozens of people" has none)."""
    tokens = scene.annotated.tokens
    head = tokens[noun]
    if head.pos == "NUM" or head.tag == "CD":
        return numbers.cardinal(head.text)
    for token in scene.annotated.children_of(noun, "nummod"):
        value = numbers.cardinal(_whole(scene, token))
        plural = head.tag in ("NNS", "NNPS") or head.lemma.lower() in ("people", "personnel", "police")
        if value is not None and (plural or value == 1):  # "the 1979 treaty" is no number of treaties
            return value
    for preposition, inner in prepositions(scene.annotated, noun):
        if preposition == "of" and (number := number_of(scene, inner, numbers)) is not None:
            return number
    return None


def _whole(scene: Scene, token: Token) -> str:
    """A number with the words it is made of: "two hundred"."""
    parts = [*(t for t in scene.annotated.children_of(token.i, "compound", "nummod") if t.i < token.i), token]
    return " ".join(t.text for t in parts)


def _amount(scene: Scene, site: Site, numbers: Numbers) -> tuple[float, str] | None:
    """The first sum of money in the clause: "$61 billion", "50 million euros"."""
    tokens = scene.annotated.tokens
    for i in sorted(own_words(scene.annotated, site.verb)):
        word = tokens[i].text.lower()
        code = scene.lexicon.currencies.get(word) or scene.lexicon.currencies.get(tokens[i].lemma.lower())
        if code is None:
            continue
        around = tokens[i + 1 : i + 4] if not word.isalpha() else tokens[max(0, i - 3) : i]
        value = _value(around, numbers)
        if value is not None:
            return value, code
    return None


def _value(words: Sequence[Token], numbers: Numbers) -> float | None:
    """A number and its scale, from the first number on: "1.5 billion"."""
    value: float | None = None
    for token in words:
        text = token.text.lower()
        if value is not None and text in SCALES:
            return value * SCALES[text]
        if value is None:
            value = _figure(text, numbers)
    return value


def _figure(text: str, numbers: Numbers) -> float | None:
    plain = text.replace(",", "")
    for suffix, scale in SCALES.items():
        if plain.endswith(suffix) and plain.removesuffix(suffix).replace(".", "", 1).isdigit():
            return float(plain.removesuffix(suffix)) * scale
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    return numbers.cardinal(text)
