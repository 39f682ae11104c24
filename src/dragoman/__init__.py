"""dragoman reads news and official texts about peace negotiations and says who met, agreed, offered or refused.

    import dragoman

    state = dragoman.brief(["monday.html", "tuesday.txt"], published="2025-08-19")
    for dossier in state.meetings:
        print(dossier.status, dossier.subject.parties, dossier.accounts[0].quote)

`brief` returns a StateOfPlay; docs/api.md goes through it. Everything named in `__all__` is the public face and is
kept stable; the vocabulary's enums are in `dragoman.model`.
"""

from dragoman.errors import DragomanError, LedgerError, LexiconError, PluginError, SettingsError
from dragoman.model import (
    Accord,
    Account,
    Actor,
    Changes,
    Conflict,
    Diagnostic,
    Document,
    Dossier,
    Event,
    Exchange,
    Finding,
    Judgement,
    Meeting,
    Position,
    Proposal,
    Said,
    Statement,
    StateOfPlay,
    WorkingGroup,
)
from dragoman.run.brief import brief
from dragoman.run.changes import changes
from dragoman.run.predict import predict
from dragoman.run.settings import Settings, load_settings

__version__ = "0.1.0"

__all__ = [
    "Accord",
    "Account",
    "Actor",
    "Changes",
    "Conflict",
    "Diagnostic",
    "Document",
    "Dossier",
    "DragomanError",
    "Event",
    "Exchange",
    "Finding",
    "Judgement",
    "LedgerError",
    "LexiconError",
    "Meeting",
    "PluginError",
    "Position",
    "Proposal",
    "Said",
    "Settings",
    "SettingsError",
    "StateOfPlay",
    "Statement",
    "WorkingGroup",
    "__version__",
    "brief",
    "changes",
    "load_settings",
    "predict",
]
