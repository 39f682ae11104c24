"""ProposalExtractor: ideas, offers, terms and requests put to another, with their status and working groups."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.extract.positions.scene import Lexicons, Scene, load_lexicons
from dragoman.extract.proposals.nouns import noun_proposals
from dragoman.extract.proposals.verbs import request_proposals, verb_proposals
from dragoman.model import Annotated, Diagnostic, Finding, Proposal, ProposalStatus


class ProposalExtractor:
    """Finds proposals whose content is something other than a meeting, an accord or an exchange itself."""

    name = "dragoman.proposals"

    def __init__(self, lexicons: Lexicons | None = None) -> None:
        self._lexicons = lexicons or load_lexicons()

    def extract(self, annotated: Annotated, found: Sequence[Finding]) -> Iterator[Finding | Diagnostic]:
        """One finding a proposal, status and voice, in text order; `found` gives the statements."""
        scene = Scene(annotated, self._lexicons, found)
        yield from once([*verb_proposals(scene), *noun_proposals(scene), *request_proposals(scene)])


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The proposals in text order; one told twice in one voice is kept in its fullest words."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: f.citations[0].span):
        twin = next((i for i, other in enumerate(kept) if _same(other, finding)), None)
        if twin is None:
            kept.append(finding)
        elif _fullness(finding) > _fullness(kept[twin]):
            kept[twin] = finding
    yield from kept


def _same(one: Finding, other: Finding) -> bool:
    a, b = one.body, other.body
    if not (isinstance(a, Proposal) and isinstance(b, Proposal)) or one.according_to != other.according_to:
        return False
    if a.by != b.by:
        return False
    if ProposalStatus.MADE in (a.status, b.status) and a.about == b.about:
        return True  # what is answered has been made
    return a.status is b.status and (a.about == b.about or (a.issue is not None and a.issue == b.issue))


def _fullness(finding: Finding) -> tuple[int, int, int]:
    body = finding.body
    subjects = len(body.group_subjects) if isinstance(body, Proposal) else 0
    answered = isinstance(body, Proposal) and body.status is not ProposalStatus.MADE
    return answered, subjects, len(finding.citations[0].exact)
