"""Stories: which documents are copies or rewrites of one text, and what each version added or dropped."""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Document, Story, Version
from dragoman.resolve.story_changes import Changes
from dragoman.resolve.story_index import Link, StoryIndex


def stories(documents: Iterable[Document]) -> dict[str, str]:
    """Document id -> story id, which is the id of the story's earliest document.

    >>> one, two = Document(id="b", text="They met."), Document(id="a", text="They  met!")
    >>> stories([one, two])
    {'a': 'a', 'b': 'a'}
    """
    return indexed(documents).stories()


def indexed(documents: Iterable[Document]) -> StoryIndex:
    """An index that holds the documents."""
    index = StoryIndex()
    for document in documents:
        index.add(document)
    return index


def told(index: StoryIndex, documents: Sequence[Document]) -> list[Story]:
    """The stories of an index with their versions, earliest first; `documents` are those that it holds."""
    held = {document.id: document for document in documents}
    links = {link.document: link for link in index.links()}
    groups: dict[str, list[str]] = {}
    for name, story in index.stories().items():
        groups.setdefault(story, []).append(name)
    changes = Changes()
    return [
        Story(id=story, versions=tuple(_version(held, story, name, links, changes) for name in names))
        for story, names in groups.items()
    ]


def _version(
    held: Mapping[str, Document], story: str, name: str, links: Mapping[str, Link], changes: Changes
) -> Version:
    document = held[name]
    version = Version(
        document=name,
        title=document.title,
        source=document.source,
        origin=document.origin,
        published=document.published,
    )
    link = links.get(name)
    if link is None:
        return version
    added, dropped = changes.between(held[story], document)
    return version.replace(tie=link.tie, after=link.after, score=link.score, added=added, dropped=dropped)
