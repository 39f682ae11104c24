"""Options that choose lines of a ledger."""

from collections.abc import Sequence
from typing import Annotated

import typer

from dragoman.run.filters import Filter, days

Values = list[str] | None
Parties = Annotated[Values, typer.Option("--party", metavar="ID", help="Who takes part; repeated: all of them.")]
Speakers = Annotated[Values, typer.Option("--speaker", metavar="ID", help="Who says it; may be repeated.")]
Issues = Annotated[Values, typer.Option("--issue", metavar="ISSUE", help="What it is about; may be repeated.")]
Places = Annotated[Values, typer.Option("--place", metavar="PLACE", help="Where; may be repeated.")]
Statuses = Annotated[Values, typer.Option("--status", metavar="STATUS", help="How it stands; may be repeated.")]
Sources = Annotated[Values, typer.Option("--source", metavar="NAME", help="Only what it published; may be repeated.")]
PeriodOf = Annotated[
    str | None,
    typer.Option("--period", metavar="PERIOD", help="When: 2025, 2025-06, 2025-06-03, or two with .. between."),
]


def asked_for(
    parties: Values,
    speakers: Values,
    issues: Values,
    places: Values,
    statuses: Values = None,
    *more: Values,
    period: str | None = None,
) -> Filter:
    """The filter that the options make; the sources come last. Raises SettingsError for a period that is none."""
    start, end = days(period) if period else (None, None)
    sources: Sequence[str] = next((given for given in more if given), ())
    return Filter(
        parties=tuple(parties or ()),
        speakers=tuple(speakers or ()),
        issues=tuple(issues or ()),
        places=tuple(places or ()),
        statuses=tuple(statuses or ()),
        sources=tuple(sources),
        start=start,
        end=end,
    )
