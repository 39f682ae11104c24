"""Promises: whether the words of a stance bind its holder, and by when."""

from dragoman.extract.positions.holders import Reading
from dragoman.extract.positions.scene import Scene
from dragoman.model import Dated, Period, Stance

FOR = (Stance.ACCEPTS, Stance.OFFERS, Stance.SUPPORTS)
ANY = "any"
BY = ("by", "until", "till", "before", "within")


def promised(scene: Scene, reading: Reading) -> bool:
    """Whether the stance is taken by a word that binds ("promised to withdraw"), and is not a refusal."""
    frame = scene.lexicons.promises.get((reading.row.lemma, reading.row.pos))
    return reading.stance in FOR and frame in (ANY, reading.content.frame)


def due_in(scene: Scene, tokens: set[int]) -> Period | None:
    """By when: the period after "by", "until", "before" or "within", else one that is wholly to come."""
    times = [time for time in scene.annotated.times if time.first in tokens]
    bound = [time for time in times if _before(scene, time) in BY]
    published = scene.annotated.document.published
    ahead = [t for t in times if published and t.period.start and t.period.start > published]
    return next((time.period for time in (*bound, *ahead) if time.period.end), None)


def _before(scene: Scene, time: Dated) -> str:
    """The word before the time, or its first word ("within 30 days" may be one time)."""
    first = scene.annotated.tokens[time.first]
    if first.lemma in BY or time.first == 0:
        return first.lemma
    return scene.annotated.tokens[time.first - 1].lemma
