"""Who is who: everybody a state names by id is described in it, speakers as well as parties."""

from collections.abc import Iterator, Mapping

from dragoman.model import Account, Actor, Dossier, Position, Proposal, Said, StateOfPlay


def with_speakers(state: StateOfPlay, actors: Mapping[str, Actor]) -> StateOfPlay:
    """The state with known actors that only speak, or are spoken to, added to its parties, in order of id."""
    described = {actor.id for actor in (*state.parties, *state.third_parties)}
    met = set(_speaking(state)) - described
    met |= {country for name in (met | described) if name in actors and (country := actors[name].country)} - described
    return state.replace(parties=(*state.parties, *(actors[name] for name in sorted(met) if name in actors)))


def _speaking(state: StateOfPlay) -> Iterator[str]:
    for dossier in (*state.meetings, *state.accords, *state.exchanges, *state.proposals, *state.positions):
        yield from _in_dossier(dossier)
    for group in state.working_groups:
        yield from group.by
        yield from _in_accounts(group.accounts)
    for said in state.statements:
        yield from _in_statement(said)


def _in_dossier(dossier: Dossier) -> Iterator[str]:
    if isinstance(dossier.subject, Proposal):
        yield from dossier.subject.to
    if isinstance(dossier.subject, Position):
        yield from dossier.subject.against
    yield from _in_accounts(dossier.accounts)


def _in_accounts(accounts: tuple[Account, ...]) -> Iterator[str]:
    for account in accounts:
        yield from account.according_to


def _in_statement(said: Said) -> Iterator[str]:
    if said.speaker:
        yield said.speaker
    yield from said.joint
    yield from said.chain
    yield from said.addressees
