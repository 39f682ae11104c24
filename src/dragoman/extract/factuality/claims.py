"""What a text claims of an event: a mood and a negation, and what operators make of them."""

from dragoman.lexicon.talks import Mood
from dragoman.model import Record

REAL = (Mood.PAST, Mood.ONGOING)
AGAINST = (Mood.REFUSED, Mood.FAILED, Mood.NEGATED, Mood.DENIED)
WEAKEST = (Mood.PLAIN, Mood.POSSIBLE, Mood.DESIRED, Mood.FUTURE)


class Claim(Record):
    """What is claimed of an event. PLAIN: neither claimed nor denied."""

    mood: Mood
    negated: bool = False


CERTAIN = Claim(mood=Mood.PAST)


def under(inner: Claim, mood: Mood | None, outer: Claim) -> Claim:
    """What an operator of this mood makes of a claim, the operator itself being claimed as `outer`.

    >>> under(CERTAIN, Mood.DESIRED, Claim(mood=Mood.PAST, negated=True)).mood  # "did not want to meet"
    <Mood.NEGATED: 'negated'>
    """
    if mood is None or mood is Mood.PLAIN:
        return inner
    if mood is Mood.BEGUN:
        return outer.replace(negated=outer.negated != inner.negated)
    if outer.negated or outer.mood in AGAINST:
        return Claim(mood=Mood.POSSIBLE if mood in AGAINST else Mood.NEGATED)
    if mood in AGAINST:
        return Claim(mood=mood if outer.mood in REAL else Mood.POSSIBLE, negated=inner.negated)
    return weaker(inner.replace(mood=mood), outer)


def weaker(claim: Claim, outer: Claim) -> Claim:
    """The claim, as far as what it stands under is claimed itself."""
    least = next((mood for mood in WEAKEST if mood in (claim.mood, outer.mood)), None)
    return claim.replace(mood=least) if least else claim
