"""Who "we" and "I" are in a text that an institution or an official publishes: a statement, a speech, a read-out."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.annotate.names import bearers, parties_of
from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.publishers import Publisher
from dragoman.model import Actor, ActorKind, Annotated, Mention, MentionKind

AUTHOR = re.compile(
    r"\b(?:[Rr]emarks|[Ss]tatements?|[Aa]ddress|[Ss]peech|[Rr]ead-?out|[Bb]riefing|[Tt]ranscript)\b.{0,60}?"
    r"\b(?:by|from|of)\b (?P<who>.+?)(?= on | at | to | about | regarding | after | before | following |$)"
)
LABEL = re.compile(r"(?m)^[A-Z][\w. ]{1,40}:\s")
PLURAL = ("we", "our", "us")
SINGULAR = ("i", "my", "me")


def own_voice(annotated: Annotated, index: ActorIndex, publishers: Sequence[Publisher]) -> Iterator[Mention]:
    """Mentions of the authors, where title, source or address tell who they are."""
    authors = _authors(annotated, index, publishers)
    day = annotated.document.published
    parties = tuple(dict.fromkeys(p for actor in authors for p in parties_of(actor, day, index)))
    if not parties:
        return
    person = authors[0] if len(authors) == 1 and authors[0].kind is ActorKind.PERSON else None
    person = person or _resident(annotated, index, publishers)
    for token in annotated.tokens:
        word = token.text.lower()
        if word in PLURAL or (word in SINGULAR and person is not None):
            yield Mention(
                span=annotated.span(token.i, token.i + 1),
                text=token.text,
                kind=MentionKind.PRONOUN,
                actors=(person.id,) if person is not None and word in SINGULAR else parties,
                parties=parties,
                first=token.i,
                last=token.i + 1,
                head=token.i,
            )


def _authors(annotated: Annotated, index: ActorIndex, publishers: Sequence[Publisher]) -> list[Actor]:
    document = annotated.document
    title = AUTHOR.search(document.title or document.text.split("\n", 1)[0][:300])
    if title is not None and (named := _named(title["who"], index, document.published)):
        return named
    published = publishing(annotated, index, publishers)
    if published is not None:
        return [published]
    source = document.source or ""
    spoken = [n.actor for match in index.find(source) for n in match.namings if not n.surname]
    institution = re.search(
        r"[Gg]overnment|[Mm]inistry|[Oo]ffice|[Pp]resident|[Ee]mbassy|[Mm]ission|[Ss]ecretar|[Dd]epartment", source
    )
    return [index.actors[spoken[0]]] if spoken and institution else []


def _resident(annotated: Annotated, index: ActorIndex, publishers: Sequence[Publisher]) -> Actor | None:
    """The holder of the office whose own site a speech comes from; a text with speakers' labels has several voices."""
    row = _row(annotated, index, publishers)
    if row is None or row.office is None or LABEL.search(annotated.document.text):
        return None
    return index.holder(row.office, row.actor, annotated.document.published)


def publishing(annotated: Annotated, index: ActorIndex, publishers: Sequence[Publisher]) -> Actor | None:
    """The state or body whose official site or paper the document comes from."""
    row = _row(annotated, index, publishers)
    return index.actors[row.actor] if row is not None else None


def _row(annotated: Annotated, index: ActorIndex, publishers: Sequence[Publisher]) -> Publisher | None:
    place = f"{annotated.document.source or ''} {annotated.document.url or ''}".lower()
    return next((row for row in publishers if row.name in place and row.actor in index.actors), None)


def _named(words: str, index: ActorIndex, day: date | None) -> list[Actor]:
    """Persons named, else states and bodies: "President Biden", "the Leaders of Egypt and Qatar"."""
    matches = list(index.find(words))
    found = [n for m in matches for n in bearers(index, m, words[: m.span.start].lower(), day)[:1]]
    actors = list({n.actor: index.actors[n.actor] for n in found}.values())
    persons = [actor for actor in actors if actor.kind is ActorKind.PERSON]
    return persons or actors
