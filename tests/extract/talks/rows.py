"""Rows of the tests of talks: a text, the day it was published, and what a careful reader marks in it.

    text | published | status PARTY PARTY detail=value ... [+ the next finding]

`-` is nothing: no day, no finding, an empty detail. Findings stand in text order and are all that there are.
A detail not named is not looked at, save `third` (third parties) and `by` (the chain of speakers), which must
be empty where a row is silent on them. `_` is a blank, `?` is left open. `if` is in the conditions.
"""

from collections.abc import Sequence
from datetime import date

from dragoman.model import Finding

SILENT = {"third": "-", "by": "-"}


class Row:
    """A case: its text, the day, and the wanted findings."""

    def __init__(self, line: str) -> None:
        cells = [cell.strip() for cell in line.split(" | ")]
        self.text, day, self.wanted = cells
        self.published = None if day == "-" else date.fromisoformat(day)

    def fits(self, findings: Sequence[Finding]) -> bool:
        """Whether the findings are those of the row, no more and no less."""
        wanted = [] if self.wanted == "-" else self.wanted.split(" + ")
        return len(findings) == len(wanted) and all(map(_fits, findings, wanted))


def rows(cases: str) -> list[Row]:
    """The rows of a table; a line that begins with blanks goes on with the one before."""
    lines = cases.strip().replace("\n    ", " ").splitlines()
    return [Row(line) for line in lines if line and not line.startswith("#")]


def _fits(finding: Finding, wanted: str) -> bool:
    status, *words = wanted.split()
    parties = {word for word in words if "=" not in word}
    details = SILENT | dict(word.split("=", 1) for word in words if "=" in word)
    body = finding.body
    return (
        body.status == status  # type: ignore[union-attr]
        and set(body.parties) == parties  # type: ignore[union-attr]
        and all(_detail(finding, name, value.replace("_", " ")) for name, value in details.items())
    )


def _detail(finding: Finding, name: str, wanted: str) -> bool:
    if wanted == "?":
        return True
    if name == "if":
        return any(wanted in condition for condition in finding.body.conditions)  # type: ignore[union-attr]
    return _value(finding, name) == wanted


def _value(finding: Finding, name: str) -> str:
    body = finding.body
    if name == "by":
        return " ".join(finding.according_to) or "-"
    if name == "third":
        return ",".join(sorted(body.third_parties)) or "-"  # type: ignore[union-attr]
    if name == "date":
        return str(body.period.start) if body.period else "-"  # type: ignore[union-attr]
    value = getattr(body, name)
    return "-" if value is None else str(value)


def told(findings: Sequence[Finding]) -> str:
    """What the findings say, for the message of a test that fails."""
    names = ("form", "level", "place", "date", "round", "rounds", "what", "count", "third", "by")
    return " + ".join(
        " ".join(
            [
                str(f.body.status),  # type: ignore[union-attr]
                *f.body.parties,  # type: ignore[union-attr]
                *(
                    f"{n}={v}"
                    for n in names
                    if (n in ("date", "third", "by") or hasattr(f.body, n)) and (v := _value(f, n)) != "-"
                ),
            ]
        )
        for f in findings
    )
