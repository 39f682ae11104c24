"""Which language a text is in (py3langid: Lui and Baldwin 2012); None where a guess would be wild."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

LETTER = re.compile(r"[^\W\d_]")
CODE = re.compile(r"(?P<code>[a-zA-Z]{2})(?:[-_].*)?")
# Letters below which names decide rather than the language.
FEWEST_LETTERS = 40
# More text does not change the answer.
SAMPLE = 2000
SUREST = 0.9


def language_of(text: str, languages: tuple[str, ...]) -> str | None:
    """ISO 639-1 code, or None for a text that is too short or could be in several."""
    sample = text[:SAMPLE]
    if len(LETTER.findall(sample)) < FEWEST_LETTERS:
        return None
    code, sure = _identifier(languages).classify(sample)
    return str(code) if sure >= SUREST else None


def language_code(words: str) -> str | None:
    """The ISO 639-1 code that a tag such as "en-GB" begins with; None for anything else."""
    match = CODE.fullmatch(words.strip())
    return match["code"].lower() if match else None


@cache
def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(languages))
    return identifier
