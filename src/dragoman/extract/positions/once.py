"""One finding a stand: what one text says twice in one voice is kept once, in its fullest words."""

from collections.abc import Iterable, Iterator

from dragoman.model import Finding, Position


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The positions in text order without repetitions."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: f.citations[0].span):
        twin = next((i for i, other in enumerate(kept) if _same(other, finding)), None)
        if twin is None:
            kept.append(finding)
        elif len(finding.citations[0].exact) > len(kept[twin].citations[0].exact):
            kept[twin] = finding
    yield from kept


def _same(one: Finding, other: Finding) -> bool:
    a, b = one.body, other.body
    if not (isinstance(a, Position) and isinstance(b, Position)) or one.according_to != other.according_to:
        return False
    if a.by != b.by or a.stance is not b.stance:
        return False
    return a.about == b.about or (a.issue is not None and a.issue == b.issue)
