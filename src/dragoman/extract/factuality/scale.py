"""From moods to FactBank's certainty and polarity and PLOVER's auxiliary mode."""

from dragoman.extract.factuality.mood import Reality
from dragoman.lexicon.talks import Mood
from dragoman.model import Certainty, Factuality, Polarity, Tense

SCALE = {
    Mood.PAST: (Certainty.CERTAIN, Polarity.POSITIVE, Tense.PAST),
    Mood.ONGOING: (Certainty.CERTAIN, Polarity.POSITIVE, Tense.ONGOING),
    Mood.FUTURE: (Certainty.PROBABLE, Polarity.POSITIVE, Tense.FUTURE),
    Mood.DESIRED: (Certainty.POSSIBLE, Polarity.POSITIVE, Tense.HYPOTHETICAL),
    Mood.POSSIBLE: (Certainty.POSSIBLE, Polarity.POSITIVE, Tense.HYPOTHETICAL),
    Mood.REFUSED: (Certainty.PROBABLE, Polarity.NEGATIVE, Tense.FUTURE),
    Mood.FAILED: (Certainty.CERTAIN, Polarity.NEGATIVE, Tense.PAST),
    Mood.NEGATED: (Certainty.CERTAIN, Polarity.NEGATIVE, Tense.PAST),
    Mood.DENIED: (Certainty.CERTAIN, Polarity.NEGATIVE, Tense.PAST),
}


def factuality(reality: Reality, holder: str | None = None) -> Factuality:
    """The Factuality of a reality as `holder` (None: the text itself) has it."""
    certainty, polarity, tense = SCALE.get(reality.mood, SCALE[Mood.PAST])
    if reality.negated:
        polarity = Polarity.NEGATIVE if polarity is Polarity.POSITIVE else Polarity.UNKNOWN
    return Factuality(certainty=certainty, polarity=polarity, tense=tense, holder=holder)
