"""Story changes: the sentences that a later version of a text added or dropped."""

from dragoman.model import Document
from dragoman.resolve.story_sketch import Sketcher, sentences_of

KEPT = 0.5  # of a sentence's words with content that the other text has in two neighbouring sentences
FACT = 3  # what a name or number counts against another word: a rewriter keeps it

Said = dict[str, int]


class Changes:
    """Compares versions; holds the tables of words that it needs."""

    def __init__(self) -> None:
        self._sketcher = Sketcher()

    def between(self, first: Document, later: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The sentences that the later text added to the first, and those that it dropped, each in text order.

        A sentence that was only reworded, split or joined with its neighbour is neither.
        """
        ours, theirs = self._sentences(first), self._sentences(later)
        return _without(theirs, ours), _without(ours, theirs)

    def _sentences(self, document: Document) -> list[tuple[str, Said]]:
        return [(sentence, self._said(sentence)) for sentence in sentences_of(document.text)]

    def _said(self, sentence: str) -> Said:
        """The words with content of a sentence and their weight."""
        read = self._sketcher.read(sentence)
        facts = {*read.names, *read.numbers}
        return {term: FACT if term in facts else 1 for term in sorted(read.terms())}


def _without(sentences: list[tuple[str, Said]], other: list[tuple[str, Said]]) -> tuple[str, ...]:
    """Those of the sentences that have no counterpart in the other text."""
    said = [frozenset(terms) for _, terms in other]
    pairs = [one | after for one, after in zip(said, [*said[1:], frozenset[str]()], strict=True)]
    return tuple(sentence for sentence, terms in sentences if terms and not _kept(terms, pairs))


def _kept(terms: Said, pairs: list[frozenset[str]]) -> bool:
    best = max((sum(weight for term, weight in terms.items() if term in pair) for pair in pairs), default=0)
    return best >= KEPT * sum(terms.values())
