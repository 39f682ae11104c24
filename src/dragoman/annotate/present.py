"""Sentences whose verb or noun the parser mistakes, since it looks like the other: "Trump *hosts* Abe in Florida".

Reports in the present tense are full of them. The past form has no such double meaning: a sentence without a verb is
parsed again with it ("Trump *hosted* Abe in Florida"), one whose "talks" is taken for a verb with "negotiations". The
words keep their own text and tense.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from dragoman.lexicon.present import load_present_verbs

NOMINAL = ("NOUN", "PROPN", "ADJ")  # what a verb of the present is taken for
FACE_TO_FACE, IN_PERSON = ["face", "to", "face"], ("right", "in", "person")  # the parser takes "face" for a verb
TALKS, PLAIN = "talks", "negotiations"
TRIED = 4  # words of a sentence that are tried as its verb


class PresentReader:
    """Parses again what has no verb."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._past = load_present_verbs()

    def read(self, sentence: Span) -> tuple[Any, ...]:
        """The tokens of a sentence: its own, or those of its reading with a past form, offsets within that reading."""
        if _without_verb(sentence):
            for at in self._candidates(sentence):
                if (reading := self._with_past(sentence, at)) is not None:
                    return reading
        apart = next((at for at in range(len(sentence) - 2) if _face_to_face(sentence, at)), None)
        if apart is not None and (reading := self._in_person(sentence, apart)) is not None:
            return reading
        talks = next((at for at, token in enumerate(sentence) if at and _mistaken(token)), None)
        return tuple(sentence) if talks is None else self._with_noun(sentence, talks) or tuple(sentence)

    def _candidates(self, sentence: Span) -> Iterator[int]:
        """Positions of words that may be the verb, from left to right; never the first word."""
        found = (
            at
            for at, token in enumerate(sentence)
            if at and token.pos_ in NOMINAL and token.text in self._past and not _determined(token)
        )
        yield from islice(found, TRIED)

    def _with_past(self, sentence: Span, at: int) -> tuple[Any, ...] | None:
        reading = self._with(sentence, at, self._past[sentence[at].text])
        verb = reading[at]
        has_subject = any(token.dep_ in ("nsubj", "csubj") and token.i < at for token in verb.children)
        return reading if verb.pos_ == "VERB" and verb.dep_ == "ROOT" and has_subject and _whole(verb) else None

    def _with_noun(self, sentence: Span, at: int) -> tuple[Any, ...] | None:
        reading = self._with(sentence, at, PLAIN)
        noun = reading[at]
        (root,) = [token for token in reading if token.dep_ == "ROOT"][:1]
        return reading if noun.pos_ == "NOUN" and root.pos_ in ("VERB", "AUX") and _whole(noun) else None

    def _in_person(self, sentence: Span, at: int) -> tuple[Any, ...] | None:
        reading = self._with(sentence, at, *IN_PERSON)
        return reading if _whole(reading[at]) else None

    def _with(self, sentence: Span, at: int, *other: str) -> tuple[Any, ...]:
        """The sentence parsed with other words from a position on."""
        words = [token.text for token in sentence]
        words[at : at + len(other)] = other
        spaces = [bool(token.whitespace_) for token in sentence]
        return tuple(self._pipeline(Doc(sentence.doc.vocab, words, spaces)))


def _face_to_face(sentence: Span, at: int) -> bool:
    return [token.text for token in sentence[at : at + 3]] == FACE_TO_FACE


def _whole(token: Any) -> bool:
    """Whether a token's document is one sentence."""
    return len(list(token.doc.sents)) == 1


def _without_verb(sentence: Span) -> bool:
    """Whether the parser found no verb to hang a sentence on, or a name ("*Modi* heads to Yangon") or the verb of a
    clause in its place ("Chad's leaders resume talks before a summit *opens*")."""
    root = sentence.root
    named = root.i == sentence.start and root.tag_ == "VB" and root.text[:1].isupper() and len(sentence) > 1
    subordinate = any(token.dep_ == "mark" for token in root.children)
    return root.pos_ in NOMINAL or subordinate or (named and sentence[1].pos_ in NOMINAL)


def _mistaken(token: Any) -> bool:
    """Whether "talks" is taken for a verb though no person stands before it."""
    before = token.nbor(-1)
    return bool(token.text == TALKS and token.pos_ == "VERB" and before.pos_ != "PRON" and before.ent_type_ != "PERSON")


def _determined(token: Any) -> bool:
    """Whether an article or number stands right before a word: "the talks" are no verb."""
    before = token.nbor(-1)
    return bool(before.pos_ in ("DET", "NUM", "ADP") or before.tag_ in ("PRP$", "POS"))
