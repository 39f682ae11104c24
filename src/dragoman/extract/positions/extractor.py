"""PositionExtractor: who stands where on which issue, and who says so."""

from collections.abc import Iterator, Sequence

from dragoman.extract.positions.conditions import hinged_positions, waiting_positions
from dragoman.extract.positions.musts import must_positions
from dragoman.extract.positions.once import once
from dragoman.extract.positions.readings import stance_positions
from dragoman.extract.positions.refusals import refusal_positions
from dragoman.extract.positions.scene import Lexicons, Scene, load_lexicons
from dragoman.model import Annotated, Diagnostic, Finding


class PositionExtractor:
    """Finds the stands that parties take on the issues of talks (docs/issues.md says how).

    A call for talks, a truce or a release is a finding of its own kind and no position.
    """

    name = "dragoman.positions"

    def __init__(self, lexicons: Lexicons | None = None) -> None:
        self._lexicons = lexicons or load_lexicons()

    def extract(self, annotated: Annotated, found: Sequence[Finding]) -> Iterator[Finding | Diagnostic]:
        """One finding a stand and voice, in text order; `found` gives the statements and the accords."""
        scene = Scene(annotated, self._lexicons, found)
        readers = (waiting_positions, hinged_positions, stance_positions, refusal_positions, must_positions)
        yield from once(finding for reader in readers for finding in reader(scene))
