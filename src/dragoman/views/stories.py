"""Stories as text: each with its first version and what the later ones added or dropped."""

import textwrap
from collections.abc import Iterator

from dragoman.model import Story, StoryList, Version
from dragoman.views.words import Words, load_words, visible


def stories_text(listed: StoryList, width: int = 80) -> str:
    """The stories that have several versions, then how many documents are alone; `width` 0 leaves lines whole."""
    words = load_words()
    documents = sum(len(story.versions) for story in listed.stories)
    several = [story for story in listed.stories if len(story.versions) > 1]
    lines = [words.say("stories.all", documents=_documents(documents, words), stories=_stories(listed, words))]
    for story in several:
        lines.extend(("", *_story(story, words, width)))
    alone = len(listed.stories) - len(several)
    if several and alone:
        lines.extend(("", words.say("stories.alone", documents=_documents(alone, words))))
    return "\n".join(lines) + "\n"


def _documents(number: int, words: Words) -> str:
    return words.say("document.one") if number == 1 else words.say("document.many", number=f"{number:,}")


def _stories(listed: StoryList, words: Words) -> str:
    number = len(listed.stories)
    return words.say("stories.one") if number == 1 else words.say("stories.many", number=f"{number:,}")


def _story(story: Story, words: Words, width: int) -> Iterator[str]:
    first, *later = story.versions
    yield from _wrapped(visible(first.title or first.document), "", width)
    yield from _wrapped(words.say("stories.first", label=_label(first, words)), "  ", width)
    for version in later:
        tie = words.say(f"stories.{version.tie}", score=f"{version.score:.2f}")
        yield from _wrapped(f"{tie}: {_label(version, words)}", "  ", width)
        for sentence in version.added:
            yield from _wrapped(f"+ {visible(sentence)}", "    ", width)
        for sentence in version.dropped:
            yield from _wrapped(f"- {visible(sentence)}", "    ", width)


def _label(version: Version, words: Words) -> str:
    """Day, publisher and file, as far as they are known."""
    day = version.published.isoformat() if version.published else words.say("stories.undated")
    return ", ".join(part for part in (day, visible(version.source or ""), visible(version.origin or "")) if part)


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    if not width:
        return [indent + text]
    hanging = indent + "  "
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=hanging, break_long_words=False)
