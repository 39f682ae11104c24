"""A dossier in one line, for forms that have a title: `Russia and Ukraine: talks held in Istanbul`."""

from dragoman.model import Dossier, StateOfPlay
from dragoman.views.phrasing import Phrasing
from dragoman.views.words import Words, load_words, sentence_case


class Summaries:
    """Says what the dossiers of one state are."""

    def __init__(self, state: StateOfPlay, words: Words | None = None) -> None:
        self.words = words or load_words()
        self.phrasing = Phrasing.of(state, self.words)

    def title(self, dossier: Dossier) -> str:
        """Who and what, with the mark of a disagreement."""
        what = self.phrasing.what(dossier.subject, dossier.status)
        mark = f" ({self.words.say('mark.disputed')})" if dossier.disputed else ""
        return f"{sentence_case(self.phrasing.who(dossier.subject))}: {what}{mark}"

    def accounts(self, dossier: Dossier) -> str:
        """Each account's sentence with who says so and where it stands, a line each."""
        return "\n".join(self._account(dossier, number) for number in range(len(dossier.accounts)))

    def _account(self, dossier: Dossier, number: int) -> str:
        account = dossier.accounts[number]
        voice = self.phrasing.voices(account.according_to)
        told = ", ".join(filter(None, [account.source, account.published.isoformat() if account.published else None]))
        return f"{account.status}{', ' + voice if voice else ''}: {account.sentence}{f' ({told})' if told else ''}"
