"""Proper names of groups that no actor file knows, found by the word that heads them."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.annotate.names import head_of
from dragoman.lexicon.clauses import clause_words
from dragoman.model import Actor, ActorKind, Annotated, Mention, MentionKind, Token

JOINING = {"of", "for", "and", "the", "de", "du", "in"}


def unknown_groups(
    annotated: Annotated, known: Sequence[Mention], words: Mapping[str, ActorKind]
) -> Iterator[tuple[Mention, Actor]]:
    """Names of three words or more around a group word, with an Actor made on the spot.

    Longer than any known name they hold ("Ivory Coast"); an acronym in brackets after one is the same group.
    """
    at = 0
    whole = {i for m in known if m.last - m.first > 2 for i in range(m.first, m.last)}
    heads = {m.last - 1 for m in known}
    for token in annotated.tokens:
        kind = _kind(token, words)
        if token.i < at or token.i in whole or token.i in heads or kind is None:
            continue
        first, last = _extent(annotated, token, words)
        if last - first < 3 or any(i in whole for i in range(first, last)):
            continue
        if _no_group(annotated, first, last, heads):
            continue
        at = last
        yield from _named(annotated, first, last, kind)


def _no_group(annotated: Annotated, first: int, last: int, heads: set[int]) -> bool:
    """Whether a name is a text's or event's ("Nuclear Forces Treaty"), or a state's army's ("Russian Armed Forces")."""
    rest = annotated.words(annotated.span(first + 1, last)).lower()
    return annotated.tokens[last - 1].lemma in clause_words("no-group") or (
        first in heads and rest in clause_words("state-army")
    )


def _kind(token: Token, words: Mapping[str, ActorKind]) -> ActorKind | None:
    """What a group word heads, where it is written as in a name."""
    return words.get(token.text.lower()) if token.tag in ("NNP", "NNPS") and token.text.istitle() else None


def _extent(annotated: Annotated, token: Token, words: Mapping[str, ActorKind]) -> tuple[int, int]:
    first = last = token.i
    while first > 0 and _capital(annotated.tokens[first - 1], token.sentence):
        first -= 1
    last += 1
    while last < len(annotated.tokens):
        step = 1
        whole = annotated.tokens[last - 1].text.lower() in words
        while last + step < len(annotated.tokens) and annotated.tokens[last + step - 1].text in JOINING:
            if whole and annotated.tokens[last + step - 1].text == "and":
                return first, last  # "the Green Party and Labour Party" are two
            step += 1
        if not _capital(annotated.tokens[last + step - 1], token.sentence):
            break
        last += step
    return first, _without_person(annotated, token.i + 1, last)


def _without_person(annotated: Annotated, first: int, last: int) -> int:
    """Where a name ends that a person's follows ("Congress President Ann Lee") or a place ("the Party in Goa")."""
    end = last
    while end > first and (
        annotated.tokens[end - 1].entity == "PERSON" or end <= annotated.tokens[end - 1].head < last
    ):
        end -= 1
    return end - 2 if end - first > 1 and annotated.tokens[end - 2].text == "in" else end


def _capital(token: Token, sentence: int) -> bool:
    return token.sentence == sentence and token.text[:1].isupper() and token.tag in ("NNP", "NNPS", "JJ")


def _named(annotated: Annotated, first: int, last: int, kind: ActorKind) -> Iterator[tuple[Mention, Actor]]:
    name = annotated.words(annotated.span(first, last))
    acronym = _acronym(annotated, last)
    slug = (acronym or name).lower().replace(" ", "-").replace("'", "")
    actor = Actor(id=slug, name=name, kind=kind, aliases=(acronym,) if acronym else ())
    yield _mention(annotated, first, last, slug), actor
    if acronym:
        for token in annotated.tokens[last + 1 :]:
            if token.text == acronym:
                yield _mention(annotated, token.i, token.i + 1, slug), actor


def _acronym(annotated: Annotated, last: int) -> str | None:
    """The capitals in brackets right after a name: "Front for Change (FFC)"."""
    after = [t.text for t in annotated.tokens[last : last + 3]]
    return after[1] if len(after) == 3 and after[0] == "(" and after[2] == ")" and after[1].isupper() else None


def _mention(annotated: Annotated, first: int, last: int, slug: str) -> Mention:
    span = annotated.span(first, last)
    return Mention(
        span=span,
        text=annotated.words(span),
        kind=MentionKind.NAME,
        actors=(slug,),
        parties=(slug,),
        first=first,
        last=last,
        head=head_of(annotated, first, last),
    )
