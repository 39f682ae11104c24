"""TalksExtractor: the door of this room. Triggers -> meetings, accords, exchanges, each happening once."""

from collections.abc import Iterator, Sequence

from dragoman.extract.talks.accords import accord_behind, find_accord
from dragoman.extract.talks.exchanges import find_exchange
from dragoman.extract.talks.frame import Frame
from dragoman.extract.talks.happening import once
from dragoman.extract.talks.meeting_verbs import mediators
from dragoman.extract.talks.meetings import find_meeting, meeting_behind
from dragoman.extract.talks.triggers import Trigger, find_triggers
from dragoman.lexicon.numbers import load_numbers
from dragoman.lexicon.talks import load_talks
from dragoman.model import Accord, Annotated, Diagnostic, Finding, Meeting


class TalksExtractor:
    """Finds the meetings, accords and exchanges that a text reports (gold/GUIDE.md is the specification)."""

    name = "dragoman.talks"

    def __init__(self) -> None:
        self._lexicon = load_talks()
        self._numbers = load_numbers()

    def extract(self, annotated: Annotated, found: Sequence[Finding]) -> Iterator[Finding | Diagnostic]:
        """One finding a happening and voice, in text order; `found` gives the statements for the chains."""
        frame = Frame(annotated, self._lexicon, self._numbers, found)
        findings: list[Finding] = []
        unread: list[Trigger] = []
        for trigger in find_triggers(annotated, self._lexicon):
            finding = _read(frame, trigger, findings)
            if finding is None or _nameless(frame, trigger, finding):
                unread.append(trigger)
                _credit(frame, mediators(frame, trigger), trigger, findings)
                continue
            findings += _with_behind(frame, trigger, finding)
        for trigger in unread:  # "as part of the truce, Hamas freed ...": who is told only after
            if trigger.row.kind == "accord" and (finding := _read(frame, trigger, findings)) is not None:
                findings += _with_behind(frame, trigger, finding)
        yield from once(sorted(findings, key=lambda f: f.citations[0].span), frame.used("former"))


def _with_behind(frame: Frame, trigger: Trigger, finding: Finding) -> list[Finding]:
    behind = accord_behind(frame, trigger, finding) or meeting_behind(frame, trigger, finding)
    return [finding] if behind is None else [finding, behind]


def _nameless(frame: Frame, trigger: Trigger, finding: Finding) -> bool:
    """ "On the first day of *the truce* Hamas freed ...": whose truce it is may be told after it."""
    definite = any(t.lemma == "the" for t in frame.annotated.children_of(trigger.token, "det"))
    return isinstance(finding.body, Accord) and not finding.body.parties and definite


def _credit(frame: Frame, thirds: tuple[str, ...], trigger: Trigger, findings: list[Finding]) -> None:
    """Adds mediators to the last meeting found, if it stands in the sentence or the one before."""
    body = findings[-1].body if findings else None
    sentence = frame.annotated.tokens[trigger.token].sentence
    near = frame.annotated.sentences[max(0, sentence - 1)].span.start
    if thirds and isinstance(body, Meeting) and findings[-1].citations[0].span.start >= near:
        added = tuple(p for p in thirds if p not in (*body.parties, *body.third_parties))
        findings[-1] = findings[-1].replace(body=body.replace(third_parties=(*body.third_parties, *added)))


def _read(frame: Frame, trigger: Trigger, earlier: Sequence[Finding]) -> Finding | None:
    if trigger.row.kind == "meeting":
        return find_meeting(frame, trigger, earlier)
    if trigger.row.kind == "accord":
        return find_accord(frame, trigger, earlier)
    return find_exchange(frame, trigger, earlier)
