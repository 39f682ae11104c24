"""Cues: words that show that somebody says, asks, promises, believes or wants something."""

from enum import StrEnum

from dragoman.errors import LexiconError
from dragoman.lexicon.table import DATA, read_table
from dragoman.model import Certainty, Polarity, Record, Tense


class Frame(StrEnum):
    """What the content of a cue looks like; cues.tsv says what each word means."""

    CLAUSE = "clause"
    WHCLAUSE = "whclause"
    QUOTE = "quote"
    INF = "inf"
    GERUND = "gerund"
    OBJECT = "object"
    TARGET = "target"
    PERSON = "person"
    NAMING = "naming"
    RAISING = "raising"
    PREP = "prep"
    SENTENCE = "sentence"
    ASIDE = "aside"
    TEXT = "text"


class CueKind(Record):
    """A row of cue_kinds.tsv: what cues of this kind imply for their content."""

    kind: str
    certainty: Certainty
    polarity: Polarity
    tense: Tense | None = None
    speech: bool = False


class Cue(Record):
    """A row of cues.tsv. Certainty, polarity and tense are filled from the kind where the row has none."""

    lemma: str
    pos: str
    kind: str
    frames: tuple[Frame, ...] = ()
    prepositions: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    tense: Tense | None = None
    faint: tuple[Frame, ...] = ()
    speech: bool = False

    def takes(self, *frames: Frame) -> bool:
        """Whether the cue has one of these frames."""
        return any(frame in self.frames for frame in frames)


class PrepositionUse(Record):
    """A row of cue_prepositions.tsv."""

    preposition: str
    use: str


class Cues:
    """Look-up of cues by lemma and part of speech.

    >>> load_cues().find("point", "verb", "out").kind
    'say'
    """

    def __init__(self, cues: list[Cue], prepositions: list[PrepositionUse]) -> None:
        self._rows = {(name, cue.pos): cue for cue in cues for name in (*cue.variants, cue.lemma)}
        self._idioms: dict[str, list[Cue]] = {}
        for cue in cues:
            if cue.pos == "idiom":
                self._idioms.setdefault(cue.lemma.split()[0], []).append(cue)
        self._uses = {row.preposition: row.use for row in prepositions}

    def find(self, lemma: str, pos: str, particle: str | None = None) -> Cue | None:
        """The cue of a lemma in one of the uses that cues.tsv has (`pos`); with its particle where it has one."""
        with_particle = self._rows.get((f"{lemma} {particle}", pos)) if particle else None
        return with_particle or self._rows.get((lemma, pos))

    def idioms(self, verb: str) -> list[Cue]:
        """The cues of several words that begin with this verb ("make clear")."""
        return self._idioms.get(verb, [])

    def says_of(self, preposition: str) -> bool:
        """Whether a phrase with this preposition after a cue's object belongs to the content."""
        return self._uses.get(preposition) == "content"

    def sets_scene(self, preposition: str) -> bool:
        """Whether a phrase with this preposition beside a cue says when or where it is said."""
        return self._uses.get(preposition) == "setting"

    def names_source(self, preposition: str) -> bool:
        """Whether a phrase with this preposition after a cue noun names who says it."""
        return self._uses.get(preposition) == "source"


def load_cues() -> Cues:
    """The tables that ship. Raises LexiconError when one breaks its schema or names an unknown kind."""
    kinds = {row.kind: row for row in read_table(DATA / "lexicon" / "cue_kinds.tsv", CueKind)}
    cues = [_filled(cue, kinds) for cue in read_table(DATA / "lexicon" / "cues.tsv", Cue)]
    return Cues(cues, read_table(DATA / "lexicon" / "cue_prepositions.tsv", PrepositionUse))


def _filled(cue: Cue, kinds: dict[str, CueKind]) -> Cue:
    kind = kinds.get(cue.kind)
    if kind is None:
        raise LexiconError(f"cues.tsv: {cue.lemma!r} has the kind {cue.kind!r}, which cue_kinds.tsv does not define")
    return cue.replace(
        certainty=cue.certainty or kind.certainty,
        polarity=cue.polarity or kind.polarity,
        tense=cue.tense or kind.tense,
        speech=kind.speech,
    )
