"""A dossier as lines: what happened, who says so, and beneath it the accounts that differ."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dragoman.model import Account, Dossier, Position, Said, WorkingGroup
from dragoman.views.dates import day
from dragoman.views.page import Line, Piece, Quote, Role
from dragoman.views.phrasing import Phrasing
from dragoman.views.words import bare, sentence_case, visible


def dossier_lines(dossier: Dossier, phrasing: Phrasing) -> tuple[Line, ...]:
    """The dossier's own line, one for what it was before, one for whatever else accounts say, and one for each
    condition."""
    past = _past(dossier)
    agreeing = [account for account in dossier.accounts if _agrees(account, dossier, phrasing)]
    others = [a for a in dossier.accounts if a not in agreeing and a.finding not in past]
    head = _head(dossier, agreeing or dossier.accounts, phrasing)
    before = _before(dossier, phrasing) if past else ()
    return (head, *before, *_also_said(dossier, others, phrasing), *_conditions(dossier, phrasing))


def _past(dossier: Dossier) -> frozenset[str]:
    """Findings that gave the dossier a status which it has left since; none where accounts are in dispute."""
    now = dossier.history[-1].told if dossier.history else None
    if now is None or dossier.disputed or isinstance(dossier.subject, Position):
        return frozenset()
    earlier = {move.status for move in dossier.history[:-1]}
    return frozenset(
        a.finding for a in dossier.accounts if a.status in earlier and a.published is not None and a.published < now
    )


def _before(dossier: Dossier, phrasing: Phrasing) -> tuple[Line, ...]:
    """`Before: talks planned (1 June 2025), talks postponed (4 June 2025) [1][2]`; the day is that of the report."""
    words = phrasing.words
    told = [
        words.say("account.before.one", what=phrasing.stage(dossier.subject, move.status), day=day(move.told, words))
        for move in dossier.history[:-1]
        if move.told is not None
    ]
    cited = {finding for move in dossier.history[:-1] for finding in move.findings}
    text = words.say("account.before", what=", ".join(told))
    citation = citing(account for account in dossier.accounts if account.finding in cited)
    return (Line(pieces=(Piece(text=f"{text} "), citation), depth=1),) if told else ()


def group_line(group: WorkingGroup, phrasing: Phrasing) -> Line:
    """A working group with who says so."""
    pieces = (Piece(text=sentence_case(phrasing.group(group))), *voices(group.accounts, phrasing))
    return Line(pieces=pieces)


def said_line(said: Said, phrasing: Phrasing) -> Line:
    """Who said what, and who reported it. Direct speech stands in quotation marks, reported speech without."""
    words = phrasing.words.quoted(said.quote) if said.manner == "direct" else bare(said.quote)
    chain = [phrasing.words.say("voice.reported", speaker=phrasing.names.inside(actor)) for actor in said.chain]
    return Line(
        pieces=(
            *_saying(said, phrasing),
            Piece(text=words),
            Piece(text="".join(f", {one}" for one in chain), role=Role.VOICE),
            Piece(text=" "),
            Piece(text="", role=Role.CITATION, quotes=(Quote(document=said.document, sentence=said.sentence),)),
            *((_vanished(phrasing),) if said.vanished else ()),
        )
    )


def _vanished(phrasing: Phrasing) -> Piece:
    return Piece(text=f" ({phrasing.words.say('mark.vanished')})", role=Role.MARK)


def _saying(said: Said, phrasing: Phrasing) -> tuple[Piece, ...]:
    """`Sergey Lavrov stated ` where the content follows the cue in the text, `According to Sergey Lavrov: `, else
    `Sergey Lavrov (stated): `."""
    cue = visible(said.cue) + phrasing.addressed(said.addressees)
    if said.speaker and phrasing.words.used(cue, "before"):
        speaker = Piece(text=_speaker(said, phrasing), role=Role.ACTOR)
        return (Piece(text=f"{sentence_case(cue)} ", role=Role.VOICE), speaker, Piece(text=": "))
    name = _speaker(said, phrasing) or phrasing.words.say("speaker.none")
    follows = not said.addressees and visible(f"{said.cue} {said.quote}") in visible(said.sentence)
    return (
        Piece(text=sentence_case(name), role=Role.ACTOR),
        Piece(text=f" {cue} " if follows else f" ({cue}): ", role=Role.VOICE),
    )


def _speaker(said: Said, phrasing: Phrasing) -> str:
    """Whoever speaks, a source without a name in the text's words ("two senior officials"); "" where nobody is told."""
    if said.unnamed is not None:
        return visible(said.unnamed.words)
    return phrasing.names.listed([said.speaker, *said.joint]) if said.speaker else ""


def citing(accounts: Iterable[Account]) -> Piece:
    """The citation of all the accounts."""
    quotes = dict.fromkeys(Quote(document=account.document, sentence=account.sentence) for account in accounts)
    return Piece(text="", role=Role.CITATION, quotes=tuple(quotes))


def by_chain(accounts: Iterable[Account]) -> list[tuple[tuple[str, ...], list[Account]]]:
    """Accounts by who says so, the text's own voice first, else in order of first appearance."""
    chains: dict[tuple[str, ...], list[Account]] = {}
    for account in accounts:
        chains.setdefault(account.according_to, []).append(account)
    return sorted(chains.items(), key=lambda item: bool(item[0]))


def _head(dossier: Dossier, accounts: Sequence[Account], phrasing: Phrasing) -> Line:
    subject = dossier.subject
    separator = " " if subject.__struct_config__.tag == "position" else ": "
    what = ", ".join((phrasing.what(subject, dossier.status), *phrasing.beside(subject)))
    mark = Piece(text=f" ({phrasing.words.say('mark.disputed')})", role=Role.MARK)
    return Line(
        pieces=(
            Piece(text=sentence_case(phrasing.who(subject)), role=Role.ACTOR),
            Piece(text=separator + what),
            *((mark,) if dossier.disputed else ()),
            *voices(accounts, phrasing),
        )
    )


def voices(accounts: Iterable[Account], phrasing: Phrasing) -> Iterator[Piece]:
    """Who says so, each with the citation: `, according to Lavrov [1]; according to Trump [2]`."""
    for number, (chain, told) in enumerate(by_chain(accounts)):
        voice = phrasing.voices(chain)
        if voice:
            yield Piece(text=f"{', ' if number == 0 else '; '}{voice}", role=Role.VOICE)
        yield Piece(text=" ")
        yield citing(told)
        if all(account.vanished for account in told):
            yield _vanished(phrasing)


def _agrees(account: Account, dossier: Dossier, phrasing: Phrasing) -> bool:
    """Whether the dossier's own line says what the account says; other places and dates may be the same happening
    told more or less closely, and count as a difference only where the dossier is disputed."""
    if account.status != dossier.status or not dossier.disputed:
        return account.status == dossier.status
    subject = dossier.subject
    return phrasing.what(subject, account.status, account) == phrasing.what(subject, dossier.status)


def _also_said(dossier: Dossier, accounts: Sequence[Account], phrasing: Phrasing) -> Iterator[Line]:
    def said(account: Account) -> str:
        return phrasing.what(dossier.subject, account.status, account)

    for what, told in groupby(sorted(accounts, key=said), key=said):
        also = phrasing.words.say("account.also", what=what)
        yield Line(pieces=(Piece(text=also), *voices(told, phrasing)), depth=1)


def _conditions(dossier: Dossier, phrasing: Phrasing) -> Iterator[Line]:
    told: dict[str, list[Account]] = {}
    for words in getattr(dossier.subject, "conditions", ()):
        told.setdefault(words, [])
    for account in dossier.accounts:
        for words in account.conditions:
            told.setdefault(words, []).append(account)
    for words, accounts in told.items():
        condition = sentence_case(phrasing.condition(words))
        yield Line(pieces=(Piece(text=condition), *voices(accounts, phrasing)), depth=1)
