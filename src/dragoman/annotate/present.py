"""Sentences in which the parser finds no verb, since the verb looks like a noun: "Trump *hosts* Abe in Florida".

Reports in the present tense are full of them. The past form has no such double meaning: the sentence is parsed again
with it ("Trump *hosted* Abe in Florida"), and the words keep their own text and tense.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from dragoman.lexicon.present import load_present_verbs

NOMINAL = ("NOUN", "PROPN", "ADJ")  # what a verb of the present is taken for
TRIED = 4  # words of a sentence that are tried as its verb


class PresentReader:
    """Parses again what has no verb."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._past = load_present_verbs()

    def read(self, sentence: Span) -> tuple[Any, ...]:
        """The tokens of a sentence: its own, or those of its reading with a past form, offsets within that reading."""
        if sentence.root.pos_ in NOMINAL:
            for at in self._candidates(sentence):
                if (reading := self._with_past(sentence, at)) is not None:
                    return reading
        return tuple(sentence)

    def _candidates(self, sentence: Span) -> Iterator[int]:
        """Positions of words that may be the verb, from left to right; never the first word."""
        found = (
            at
            for at, token in enumerate(sentence)
            if at and token.pos_ in NOMINAL and token.text in self._past and not _determined(token)
        )
        yield from islice(found, TRIED)

    def _with_past(self, sentence: Span, at: int) -> tuple[Any, ...] | None:
        words = [token.text for token in sentence]
        words[at] = self._past[words[at]]
        doc = self._pipeline(Doc(sentence.doc.vocab, words, [bool(token.whitespace_) for token in sentence]))
        verb = doc[at]
        has_subject = any(token.dep_ in ("nsubj", "csubj") and token.i < at for token in verb.children)
        whole = verb.pos_ == "VERB" and verb.dep_ == "ROOT" and has_subject and all(t.has_head() for t in doc)
        return tuple(doc) if whole and len(list(doc.sents)) == 1 else None


def _determined(token: Any) -> bool:
    """Whether an article or number stands right before a word: "the talks" are no verb."""
    before = token.nbor(-1)
    return bool(before.pos_ in ("DET", "NUM", "ADP") or before.tag_ in ("PRP$", "POS"))
