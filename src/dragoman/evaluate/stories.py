"""Stories: reads a set of reports with their origin, and scores groups by pairs of documents."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from pathlib import Path

from dragoman.errors import SettingsError
from dragoman.model import Document, Record

HEADING = re.compile(
    r"^## (?P<key>\w+): (?P<source>.+?), (?P<day>\d{4}-\d\d-\d\d)(?:, rewrite of (?P<of>\w+))?$", re.MULTILINE
)


class Report(Record):
    """A document and the story it truly belongs to. `rewrite` is whether it was made from another one."""

    document: Document
    event: str
    story: str
    rewrite: bool


class Agreement(Record):
    """Pairs of documents: `both` in one story in truth and as found, `found` so, `true` so."""

    both: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """Of the pairs found, those that are true; 1 where none was found."""
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of the true pairs, those found; 1 where there is none."""
        return self.both / self.true if self.true else 1.0


def read_reports(folder: Path) -> list[Report]:
    """The reports of a folder of Markdown files, one file an event.

    A report has a heading `## KEY: SOURCE, DAY` with `, rewrite of KEY` where it is one; then headline and text.
    Raises SettingsError where a file has none.
    """
    found = [report for path in sorted(folder.glob("*.md")) for report in _reports(path)]
    if not found:
        raise SettingsError(f"{folder}: no reports in it")
    return found


def _reports(path: Path) -> list[Report]:
    text = path.read_text(encoding="utf-8")
    headings = list(HEADING.finditer(text))
    if not headings:
        raise SettingsError(f"{path}: no heading such as '## a: Meridian Wire, 2031-03-04'")
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    return [_report(path.stem, heading, text[heading.end() : end]) for heading, end in zip(headings, ends, strict=True)]


def _report(event: str, heading: re.Match[str], text: str) -> Report:
    body = text.strip()
    document = Document(
        id=f"{event}/{heading['key']}",
        text=body,
        title=body.partition("\n")[0],
        source=heading["source"],
        published=date.fromisoformat(heading["day"]),
    )
    of = heading["of"] or heading["key"]
    return Report(document=document, event=event, story=f"{event}/{of}", rewrite=heading["of"] is not None)


def agreement(truth: Mapping[str, str], found: Mapping[str, str]) -> Agreement:
    """How far two groupings of the same documents agree, by pairs.

    >>> agreement({"a": "x", "b": "x", "c": "y"}, {"a": "1", "b": "1", "c": "1"})
    Agreement(both=1, found=3, true=1)
    """
    return Agreement(
        both=_pairs((truth[name], found[name]) for name in truth),
        found=_pairs(found[name] for name in truth),
        true=_pairs(truth.values()),
    )


def _pairs(labels: Iterable[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())
