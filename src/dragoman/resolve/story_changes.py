"""Story changes: the sentences that a later version of a text added or dropped."""

from dragoman.model import Document
from dragoman.resolve.story_sketch import Sketcher, sentences_of

KEPT = 0.5  # of a sentence's words with content that the other text has in two neighbouring sentences

Sentences = list[tuple[str, frozenset[str]]]


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

    def _sentences(self, document: Document) -> Sentences:
        return [(sentence, self._sketcher.read(sentence).terms()) for sentence in sentences_of(document.text)]


def _without(sentences: Sentences, other: Sentences) -> tuple[str, ...]:
    """Those of the sentences that have no counterpart in the other text."""
    said = [terms for _, terms in other]
    pairs = [one | after for one, after in zip(said, [*said[1:], frozenset[str]()], strict=False)]
    return tuple(
        sentence
        for sentence, terms in sentences
        if terms and max((len(terms & pair) for pair in pairs), default=0) < KEPT * len(terms)
    )
