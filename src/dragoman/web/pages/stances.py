"""Positions, who said what, disagreements."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice

from dragoman.model import Ascription, Dossier, Position, Record, Said, Stance, Turn
from dragoman.run.sight import Sight, said_key
from dragoman.views.dates import day, stretch
from dragoman.views.matrix import Cell, cell, held_on, matrix, turns_of
from dragoman.views.rows import AccountRow, DossierRow, SaidRow, spaced, stands_for
from dragoman.views.select import Choice, Facet, SaidChoice, chosen, chosen_said, facet
from dragoman.views.words import sentence_case, visible
from dragoman.web.asked import Dossiers, Statements
from dragoman.web.asked import Stance as AskedStance
from dragoman.web.look import Look, MissingError, Page, Pager, paged
from dragoman.web.pages.talks import Told, conflicting, facets_of, named


class MatrixPage(Record):
    """Issue by actor. `names` has the actors' names by id, `issue_names` those of the issues; `beside`: accusations,
    and positions that found no room."""

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    names: dict[str, str]
    issue_names: dict[str, str]
    left: int
    choice: Choice
    parties: tuple[Facet, ...]
    beside: tuple[DossierRow, ...]


class TurnRow(Record):
    """A stance with the days between which it was told, and the accounts of it, newest first."""

    stance: str
    about: str
    days: str
    ended: str
    ascribed: Ascription
    conditions: tuple[str, ...]
    accounts: tuple[AccountRow, ...]
    dossier: str


class CellPage(Record):
    """One actor's stance on one issue in order of time, the newest first."""

    name: str
    issue_name: str
    cell: Cell
    turns: tuple[TurnRow, ...]


class StatementsPage(Record):
    """Who said what, with what there is to choose from among all. `more`: words were found in so many places that only
    those are here where they fit best."""

    choice: SaidChoice
    speakers: tuple[Facet, ...]
    parties: tuple[Facet, ...]
    issues: tuple[Facet, ...]
    sources: tuple[Facet, ...]
    manners: tuple[Facet, ...]
    rows: tuple[SaidRow, ...]
    pager: Pager
    more: bool = False


class Disagreement(Record):
    """What accounts of one dossier contradict each other on, side by side."""

    dossier: DossierRow
    about: str
    sides: tuple[Told, ...]


class Disagreements(Record):
    """All disagreements, the newest first."""

    disagreements: tuple[Disagreement, ...]
    pager: Pager


def positions(look: Look) -> MatrixPage:
    """The matrix. A party chosen is shown however few its positions are."""
    sight, choice = look.sight, look.asked.choice()
    dossiers = chosen(sight.newest.get("position", ()), choice)
    wanted = {dossier.id for dossier in dossiers}
    histories = [h for h in sight.state.position_histories if any(turn.dossier in wanted for turn in h.turns)]
    found = matrix(histories, frozenset(d.id for d in dossiers if d.disputed))
    shown = {(actor, issue) for actor in found.actors for issue in found.issues}
    return MatrixPage(
        actors=found.actors,
        issues=found.issues,
        cells=found.cells,
        names=named(sight, found.actors),
        issue_names={issue: issue_name(issue) for issue in found.issues},
        left=found.left,
        choice=choice,
        parties=facets_of(sight, "position", choice).parties,
        beside=tuple(sight.rows.dossier(d) for d in islice((d for d in dossiers if not _in(d, shown)), 40)),
    )


def _in(dossier: Dossier, shown: set[tuple[str, str]]) -> bool:
    body = dossier.subject
    if not isinstance(body, Position) or body.stance is Stance.ACCUSES:
        return False
    return any((actor, body.issue) in shown for actor in body.by)


def stance(look: Look) -> CellPage:
    """One cell, opened."""
    sight, asked = look.sight, look.asked
    histories = held_on(sight.state.position_histories, asked.actor, asked.issue)
    if not histories:
        raise MissingError(f"{asked.actor} on {asked.issue}")
    disputed = frozenset(dossier.id for dossier in sight.state.positions if dossier.disputed)
    return CellPage(
        name=sight.phrasing.names.plain(asked.actor),
        issue_name=issue_name(asked.issue),
        cell=cell(asked.actor, asked.issue, histories, disputed),
        turns=tuple(_turn(sight, turn) for turn in reversed(turns_of(histories))),
    )


def _turn(sight: Sight, turn: Turn) -> TurnRow:
    dossier = sight.dossiers[turn.dossier]
    return TurnRow(
        stance=turn.stance.value,
        about=visible(turn.about),
        days=stretch((turn.since, turn.last), sight.words) or sight.words.say("date.none"),
        ended=day(turn.ended, sight.words) if turn.ended else "",
        ascribed=turn.ascribed,
        conditions=tuple(map(visible, turn.conditions)),
        accounts=tuple(sight.rows.account(dossier, account) for account in reversed(turn.accounts)),
        dossier=turn.dossier,
    )


def statements(look: Look) -> StatementsPage:
    """Full-text and faceted search over statements; the facets count among what is found."""
    sight, choice = look.sight, look.asked.choice()
    actors = sight.described
    having, more = _having(look, choice.words)
    found = chosen_said(sight.said, choice, actors, having)
    found.sort(key=lambda item: (item[0].published or date.min, item[0].document), reverse=True)
    rows, pager = paged(found, look.asked.page)
    name = sight.phrasing.names.plain
    return StatementsPage(
        choice=choice,
        speakers=facet((said.speaker for said, _ in found), name, keep=choice.speaker),
        parties=facet((_party(sight, said.speaker) for said, _ in found), name, keep=choice.party),
        issues=facet((issue for _, issue in found), issue_name, keep=choice.issue),
        sources=facet((sight.rows.outlet(said.document) for said, _ in found), visible, keep=choice.source),
        manners=facet((said.manner.value for said, _ in found), str, keep=choice.manner),
        rows=tuple(sight.rows.said(said, issue_name(issue) if issue else None) for said, issue in rows),
        pager=pager,
        more=more,
    )


def _having(look: Look, words: str) -> tuple[Callable[[Said], bool], bool]:
    """Whether a statement has the words, by the ledger's full text, or its speaker's name has them all."""
    if not words:
        return lambda said: True, False
    sight, parts = look.sight, words.lower().split()
    keys, more = look.desk.having(sight, words)
    speakers = {said.speaker for said, _, _ in sight.said if said.speaker}
    named = {one for one in speakers if _all_in(parts, f"{one} {sight.phrasing.names.plain(one)}".lower())}
    return lambda said: said.speaker in named or said_key(said) in keys, more


def _all_in(words: Iterable[str], text: str) -> bool:
    return all(word in text for word in words)


def disagreements(look: Look) -> Disagreements:
    """The accounts of each disagreement side by side, with the stories behind each counted."""
    sight = look.sight
    asked = {dossier.id: dossier for dossier in chosen(sight.every, look.asked.choice())}
    found = [conflict for conflict in sight.state.conflicts if conflict.dossier in asked]
    found.sort(key=lambda c: max((a.published or date.min for a in c.accounts), default=date.min), reverse=True)
    shown, pager = paged(found, look.asked.page, 20)
    return Disagreements(
        disagreements=tuple(
            Disagreement(
                dossier=sight.rows.dossier(asked[conflict.dossier]),
                about=spaced(conflict.about),
                sides=conflicting(sight, asked[conflict.dossier], conflict.about),
            )
            for conflict in shown
        ),
        pager=pager,
    )


def issue_name(issue: str) -> str:
    """An issue in words."""
    return sentence_case(visible(spaced(issue)))


def _party(sight: Sight, speaker: str | None) -> str | None:
    return stands_for(speaker, sight.described) if speaker else None


PAGES = (
    Page(
        path="/positions", name="Positions", template="positions.html", shows=MatrixPage, make=positions, asked=Dossiers
    ),
    Page(
        path="/positions/stance", name="Stance", template="stance.html", shows=CellPage, make=stance, asked=AskedStance
    ),
    Page(
        path="/statements",
        name="Who said what",
        template="statements.html",
        shows=StatementsPage,
        make=statements,
        asked=Statements,
    ),
    Page(
        path="/disagreements",
        name="Disagreements",
        template="disagreements.html",
        shows=Disagreements,
        make=disagreements,
        asked=Dossiers,
    ),
)
