"""Issues of peace talks: which words name which issue (issues.tsv, docs/issues.md)."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from dragoman.errors import LexiconError
from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Annotated, Record, Span

WORDS = re.compile(r"[\w'’-]+")
ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))


class Weight(StrEnum):
    """What an issue's words show of a sentence by themselves; issues.tsv defines the four."""

    YES = "yes"
    NEAR = "near"
    SAME = "same"
    GENERAL = "general"


class Issue(Record):
    """A row of issues.tsv."""

    id: str
    name: str
    alone: Weight
    terms: tuple[str, ...]
    pax: tuple[str, ...] = ()


class Named(Record):
    """An issue where a text names it: half-open token range and its span."""

    issue: Issue
    first: int
    last: int
    span: Span


class Issues:
    """Finds the issues that words name, the longest term at each place.

    >>> load_issues().issue_of("the return of prisoners of war")
    'prisoners'
    """

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.by_id = {issue.id: issue for issue in issues}
        self._terms = {tuple(term.split()): issue for issue in issues for term in issue.terms}
        self._longest = max(map(len, self._terms), default=0)
        self._starts = {term[0] for term in self._terms}

    def issue_of(self, words: str | Sequence[str]) -> str | None:
        """The issue that a text or a run of lemmas is about; one that names something particular goes first."""
        surfaces = [_surfaces(word) for word in (WORDS.findall(words) if isinstance(words, str) else words)]
        named = [issue for _, _, issue in self._matches(surfaces)]
        particular = [issue for issue in named if issue.alone is not Weight.GENERAL]
        return next((issue.id for issue in (*particular, *named)), None)

    def issues_in(self, annotated: Annotated, span: Span) -> list[Named]:
        """Every issue named inside a span, in text order, with the words that name it."""
        tokens = [t for t in annotated.tokens if span.start <= t.start and t.end <= span.end]
        surfaces = [{t.lemma, t.text.lower()} for t in tokens]
        return [
            Named(
                issue=issue,
                first=tokens[first].i,
                last=tokens[last - 1].i + 1,
                span=annotated.span(tokens[first].i, tokens[last - 1].i + 1),
            )
            for first, last, issue in self._matches(surfaces)
        ]

    def _matches(self, surfaces: Sequence[set[str]]) -> Iterator[tuple[int, int, Issue]]:
        at = 0
        while at < len(surfaces):
            size, issue = self._match(surfaces, at)
            if issue is not None:
                yield at, at + size, issue
            at += size

    def _match(self, surfaces: Sequence[set[str]], at: int) -> tuple[int, Issue | None]:
        if not surfaces[at] & self._starts:
            return 1, None
        for size in range(min(self._longest, len(surfaces) - at), 0, -1):
            for key in _choices(surfaces[at : at + size]):
                if key in self._terms:
                    return size, self._terms[key]
        return 1, None


def load_issues() -> Issues:
    """The table that ships. Raises LexiconError when it breaks its schema or gives a term to two issues."""
    issues = read_table(DATA / "lexicon" / "issues.tsv", Issue)
    owners: dict[str, str] = {}
    for issue in issues:
        for term in issue.terms:
            if owners.setdefault(term, issue.id) != issue.id:
                raise LexiconError(f"issues.tsv: {term!r} stands under {owners[term]} and {issue.id}; keep one")
    return Issues(issues)


def _surfaces(word: str) -> set[str]:
    """A word as written and without a plural ending, for text that was not parsed."""
    plain = word.lower()
    return {plain, *(plain.removesuffix(ending) + put for ending, put in ENDINGS if plain.endswith(ending))}


def _choices(surfaces: Sequence[set[str]]) -> Iterator[tuple[str, ...]]:
    """All ways to take one surface a word."""
    if not surfaces:
        yield ()
        return
    for rest in _choices(surfaces[1:]):
        for word in sorted(surfaces[0]):
            yield (word, *rest)
