"""Bytes -> characters: byte order marks, UTF-8, a declared charset, else charset-normalizer."""

import codecs
import re
from collections.abc import Sequence

import charset_normalizer

from dragoman.errors import DragomanError
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
# English has hardly a byte in a hundred above ASCII (quotes, dashes, names): too few for the detector,
# which takes such a text for Korean. Texts in other scripts have a third and more.
FEW_HIGH = 0.05
# Charsets that hold ASCII leave this as it is; escapes, UTF-7, HZ, hex and EBCDIC do not.
PROBE = rb"A\u0041+x41-~{"
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# UTF-16 of letters and digits has a NUL in every second byte; a text in it is told by this share of NULs on one side.
SAMPLE_UTF16 = 4096
FEWEST_UTF16 = 8
ONE_SIDE = 0.7
OTHER_SIDE = 0.05
# A text that a program has spoilt has a NUL here and there; what is no text has more.
FEWEST_PER_NUL = 1000
# Share of control characters above which something is no text; plain texts have none.
MOST_CONTROLS = 0.02


class NotTextError(DragomanError):
    """The bytes are no text; the message says what they seem to be."""


def decode(data: bytes, *, declared: str | None = None, signatures: Sequence[Signature] = ()) -> str:
    """The characters of the bytes. Raises NotTextError with what they seem to be and what to do."""
    signature = signature_of(data, signatures)
    if signature is not None:
        raise NotTextError(f"it is {signature.what}; {signature.advice}")
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None) or _unmarked_utf16(data)
    if marked is None:
        if _has_nuls(data):
            raise NotTextError("it holds NUL bytes, so it is not a text; save its text as UTF-8")
        data = data.replace(b"\x00", b"")
    text = _decoded(data, marked, declared)
    if len(CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise NotTextError("it holds too many control characters for a text; save its text as UTF-8")
    return text


def signature_of(data: bytes, signatures: Sequence[Signature]) -> Signature | None:
    """The known form that is not text, by first bytes."""
    return next((signature for signature in signatures if data.startswith(signature.start)), None)


def is_text(data: bytes, signatures: Sequence[Signature]) -> bool:
    """Whether the bytes may be text, judged by first bytes and NULs."""
    if signature_of(data, signatures) is not None:
        return False
    return not _has_nuls(data) or any(data.startswith(mark) for mark, _ in MARKS) or _unmarked_utf16(data) is not None


def _has_nuls(data: bytes) -> bool:
    """Whether there are more NULs than a text may have by mistake."""
    return data.count(b"\x00") * FEWEST_PER_NUL > len(data)


def _unmarked_utf16(data: bytes) -> str | None:
    """The charset of UTF-16 that lacks its byte order mark, told by the NULs of its Latin letters."""
    even, odd = data[:SAMPLE_UTF16:2], data[1:SAMPLE_UTF16:2]
    if len(odd) < FEWEST_UTF16:
        return None
    shares = even.count(0) / len(even), odd.count(0) / len(odd)
    if max(shares) < ONE_SIDE or min(shares) > OTHER_SIDE:
        return None
    return "utf-16-be" if shares[0] > shares[1] else "utf-16-le"


def _decoded(data: bytes, marked: str | None, declared: str | None) -> str:
    for name in (marked, "utf-8", declared if declared and _is_charset(declared) else None):
        if name is None:
            continue
        try:
            return data.decode(name)
        except UnicodeError:
            continue
    return data.decode(_detected(data) or FALLBACK, errors="replace")


def _is_charset(name: str) -> bool:
    """Whether Python knows the name as a charset that has ASCII in it (not hex, escapes or the like)."""
    try:
        return PROBE.decode(name) == PROBE.decode("ascii")
    except (LookupError, ValueError):
        return False


def _detected(data: bytes) -> str | None:
    sample = data[:SAMPLE]
    if sum(byte > 0x7F for byte in sample) < FEW_HIGH * len(sample):
        return None
    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best is not None and _is_charset(best.encoding) else None
