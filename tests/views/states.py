"""Hand-built states of play for the tests of the views: an invented quarrel between Norland and Sudmark."""

from datetime import date, timedelta

from dragoman.model import (
    Accord,
    AccordForm,
    AccordStatus,
    Account,
    Actor,
    ActorKind,
    AsOf,
    Conflict,
    Diagnostic,
    DocumentNote,
    Dossier,
    Exchange,
    ExchangeStatus,
    Handling,
    Kind,
    Level,
    Manner,
    Meeting,
    MeetingForm,
    MeetingStatus,
    Period,
    Position,
    Proposal,
    ProposalStatus,
    Said,
    Span,
    Stance,
    StateOfPlay,
    WorkingGroup,
)

ACTORS = (
    Actor(id="NOR", name="Norland", kind=ActorKind.STATE),
    Actor(id="SUD", name="United Provinces", kind=ActorKind.STATE, aliases=("Sudmark",)),
    Actor(id="hill-front", name="Hill Front", kind=ActorKind.ARMED_GROUP, country="SUD"),
    Actor(id="vask", name="Ilo Vask", kind=ActorKind.PERSON, country="NOR"),
    Actor(id="temmer", name="Ada Temmer", kind=ActorKind.PERSON, country="SUD"),
)
MEDIATORS = (Actor(id="UN", name="United Nations", kind=ActorKind.ORGANISATION),)


def day(month: int, number: int) -> Period:
    """One day of 2031."""
    start = date(2031, month, number)
    return Period(start=start, end=start + timedelta(days=1))


def account(status: str, sentence: str, *chain: str, document: str = "d1", **more: object) -> Account:
    """An account whose quote is its sentence."""
    values: dict[str, object] = {
        "finding": f"f-{status}-{len(sentence)}",
        "quote": sentence,
        "sentence": sentence,
        "span": Span(start=0, end=len(sentence)),
        "published": date(2031, 5, 2) if document == "d1" else date(2031, 5, 9),
        "source": None,
        "story": document,
        **more,
    }
    return Account(status=status, according_to=chain, document=document, **values)  # type: ignore[arg-type]


def dossier(subject: object, *accounts: Account, name: str = "", disputed: bool = False) -> Dossier:
    """A dossier whose status is its subject's."""
    status = str(getattr(subject, "status", None) or getattr(subject, "stance", ""))
    return Dossier(id=name or f"x-{status}", status=status, disputed=disputed, subject=subject, accounts=accounts)  # type: ignore[arg-type]


def note(name: str, published: date | None, title: str) -> DocumentNote:
    """A document."""
    return DocumentNote(
        id=name,
        title=title,
        title_variants=("Talks, talks, talks",) if name == "d1" else (),
        source=None,
        url=None,
        origin=f"news/{name}.txt",
        language="en",
        kind=Kind.ARTICLE,
        handling=Handling.CLEAR,
        published=published,
        story=name,
    )


MEETINGS = (
    dossier(
        Meeting(parties=("NOR", "SUD"), status=MeetingStatus.HELD, place="Velden", rounds=3, third_parties=("UN",)),
        account("held", "Velden has hosted three rounds of talks."),
    ),
    dossier(
        Meeting(
            parties=("NOR", "SUD"),
            status=MeetingStatus.NOT_SCHEDULED,
            form=MeetingForm.OTHER,
            level=Level.LEADERS,
            conditions=("well prepared",),
        ),
        account("not-scheduled", "No meeting of Vask and Temmer is scheduled."),
        account("planned", "Temmer announced a meeting with Vask.", "temmer", document="d2", period=day(6, 3)),
        account("not-scheduled", "It must be “well prepared”, said Vask.", "vask", conditions=("well prepared",)),
        name="leaders",
        disputed=True,
    ),
    dossier(
        Meeting(
            parties=("SUD", "hill-front"), status=MeetingStatus.PLANNED, round=2, period=day(6, 12), place="Oval Office"
        ),
        account("planned", "A second round is due on 12 June, officials told the Courier.", "officials", "courier"),
    ),
)

FULL = StateOfPlay(
    at=AsOf(),
    parties=ACTORS,
    third_parties=MEDIATORS,
    meetings=MEETINGS,
    accords=(
        dossier(
            Accord(parties=("NOR", "SUD"), status=AccordStatus.DRAFTED, form=AccordForm.DRAFT),
            account("drafted", "The sides exchanged draft texts."),
        ),
        dossier(
            Accord(
                parties=("SUD", "hill-front"),
                status=AccordStatus.SIGNED,
                form=AccordForm.CEASEFIRE,
                title="Velden Truce",
                period=day(4, 1),
            ),
            account("signed", "The Velden Truce was signed on 1 April."),
        ),
    ),
    exchanges=(
        dossier(
            Exchange(parties=("NOR", "SUD"), status=ExchangeStatus.CARRIED_OUT, count=1200),
            account("carried-out", "They swapped 1,200 prisoners."),
            account("carried-out", "They swapped 900 prisoners, Temmer said.", "temmer", document="d2", count=900),
            name="swap",
            disputed=True,
        ),
    ),
    proposals=(
        dossier(
            Proposal(
                by=("NOR",),
                to=("SUD",),
                status=ProposalStatus.MADE,
                about="two working groups",
                issue="humanitarian-access",
            ),
            account("made", "Norland proposed two working groups to Sudmark."),
        ),
    ),
    working_groups=(
        WorkingGroup(
            name="working groups",
            status="proposed",
            subjects=("military", "humanitarian"),
            accounts=(account("proposed", "Norland proposed two working groups to Sudmark."),),
            by=("NOR",),
            number=2,
        ),
    ),
    positions=(
        dossier(
            Position(by=("NOR",), stance=Stance.ACCUSES, about="blocking the talks", against=("SUD",)),
            account("accuses", "Vask accused Sudmark of blocking the talks.", "vask"),
        ),
        dossier(
            Position(by=("SUD", "hill-front"), stance=Stance.REJECTS, about="the river border", issue="territory"),
            account("rejects", "Both reject the river border."),
        ),
    ),
    statements=(
        Said(
            speaker="vask",
            chain=("courier",),
            cue="said",
            manner=Manner.DIRECT,
            addressees=("SUD",),
            quote="“We are ready.”",
            sentence="“We are ready,” Vask said.",
            document="d1",
            span=Span(start=3, end=18),
            published=date(2031, 5, 2),
        ),
        Said(
            speaker=None,
            chain=(),
            cue="denied",
            manner=Manner.INDIRECT,
            addressees=(),
            quote="that talks had failed",
            sentence="It was denied that talks had failed.",
            document="d2",
            span=Span(start=3, end=18),
            published=date(2031, 5, 9),
        ),
    ),
    conflicts=(
        Conflict(
            dossier="leaders",
            about="status",
            summary="status",
            values=("not-scheduled", "planned"),
            accounts=MEETINGS[1].accounts[:2],
        ),
    ),
    documents=(note("d1", date(2031, 5, 2), "Talks go on"), note("d2", date(2031, 5, 9), "A meeting at last?")),
    diagnostics=(Diagnostic(stage="read", message="the file is empty", origin="news/d3.txt"),),
)

EMPTY = StateOfPlay(at=AsOf(), documents=FULL.documents[:1])
