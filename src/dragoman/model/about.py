"""What a finding is about, whatever its kind: who takes part, which issues, which status."""

from dragoman.model.findings import Body, Event, Meeting, Position, Proposal, Statement


def parties_of(body: Body) -> tuple[str, ...]:
    """Everybody who takes part, whatever the part: ids.

    >>> from dragoman.model import Stance
    >>> parties_of(Position(by=("UKR",), stance=Stance.ACCUSES, about="the raid", against=("RUS",)))
    ('UKR', 'RUS')
    """
    match body:
        case Statement():
            return (*((body.speaker,) if body.speaker else ()), *body.chain, *body.addressees)
        case Event():
            return (*body.actors, *body.recipients)
        case Proposal():
            return (*body.by, *body.to)
        case Position():
            return (*body.by, *body.against)
    return (*body.parties, *body.third_parties)


def issues_of(body: Body) -> tuple[str, ...]:
    """What it is about: the issue, else its own words; for meetings the agenda, for events the contexts."""
    match body:
        case Proposal() | Position():
            return (body.issue or body.about,)
        case Meeting():
            return body.agenda
        case Event():
            return body.contexts
    return ()


def status_of(body: Body) -> str | None:
    """Its status; a position's stance, an event's mode; a statement has none."""
    match body:
        case Position():
            return str(body.stance)
        case Event():
            return body.mode
        case Statement():
            return None
    return str(body.status)
