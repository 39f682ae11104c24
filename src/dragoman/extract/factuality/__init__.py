"""How sure, whether and when: the mood of a verb in its clause, and of a noun through what it stands under."""

from dragoman.extract.factuality.mood import Reality, verb_reality
from dragoman.extract.factuality.scale import factuality
from dragoman.extract.factuality.value import value_at

__all__ = ["Reality", "factuality", "value_at", "verb_reality"]
