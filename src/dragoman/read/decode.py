"""Bytes -> characters: byte order marks, UTF-8, a declared charset, else charset-normalizer."""

import codecs
import re
from collections.abc import Sequence

import charset_normalizer

from dragoman.read.rules import Signature

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What web standards take for a page that says nothing; also used where the detector knows no better.
FALLBACK = "cp1252"
# The detector works on samples; more bytes do not make it surer, only slower.
SAMPLE = 64 * 1024
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Share of control characters above which something is no text; plain texts have none.
MOST_CONTROLS = 0.02


class NotText(ValueError):
    """The bytes are no text; the message says what they seem to be."""


def decode(data: bytes, *, declared: str | None = None, signatures: Sequence[Signature] = ()) -> str:
    """The characters of the bytes. Raises NotText with what they seem to be and what to do."""
    signature = signature_of(data, signatures)
    if signature is not None:
        raise NotText(f"it is {signature.what}; {signature.advice}")
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if marked is None and b"\x00" in data:
        raise NotText("it holds NUL bytes, so it is not a text; save its text as UTF-8")
    text = _decoded(data, marked, declared)
    if len(CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise NotText("it holds too many control characters for a text; save its text as UTF-8")
    return text


def signature_of(data: bytes, signatures: Sequence[Signature]) -> Signature | None:
    """The known form that is not text, by first bytes."""
    return next((signature for signature in signatures if data.startswith(signature.start)), None)


def is_text(data: bytes, signatures: Sequence[Signature]) -> bool:
    """Whether the bytes may be text, judged by first bytes and NULs."""
    if signature_of(data, signatures) is not None:
        return False
    return b"\x00" not in data or any(data.startswith(mark) for mark, _ in MARKS)


def _decoded(data: bytes, marked: str | None, declared: str | None) -> str:
    for name in (marked, "utf-8", _known(declared)):
        if name is None:
            continue
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode(_known(_detected(data)) or FALLBACK, errors="replace")


def _known(name: str | None) -> str | None:
    """The name if Python has such a character encoding."""
    if name is None:
        return None
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # bytes-to-bytes codecs (hex, zip, ...) and escapes are no charsets, whatever a page declares
    return info.name if info._is_text_encoding and "escape" not in info.name and info.name != "undefined" else None


def _detected(data: bytes) -> str | None:
    best = charset_normalizer.from_bytes(data[:SAMPLE]).best()
    return best.encoding if best is not None else None
