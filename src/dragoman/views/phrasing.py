"""Findings in words: `three rounds of talks held in Istanbul on 3 June 2025`."""

from collections.abc import Sequence

from dragoman.model import (
    Accord,
    Account,
    Exchange,
    Exchanged,
    Meeting,
    Period,
    Position,
    Proposal,
    StateOfPlay,
    WorkingGroup,
)
from dragoman.views.dates import dated
from dragoman.views.names import Names, names_of
from dragoman.views.words import Words, bare, visible

Subject = Meeting | Accord | Exchange | Proposal | Position


class Phrasing:
    """Says what findings are, in the words and names it is given."""

    def __init__(self, words: Words, names: Names) -> None:
        self.words = words
        self.names = names

    @classmethod
    def of(cls, state: StateOfPlay, words: Words) -> "Phrasing":
        """The phrasing for a state, which knows the names of its actors."""
        return cls(words, names_of(state, words))

    def who(self, subject: Subject) -> str:
        """Whose dossier it is: the parties, or those who propose or hold the position."""
        actors = subject.by if isinstance(subject, Proposal | Position) else subject.parties
        return self.names.listed(actors) or self.words.say("actor.none")

    def what(self, subject: Subject, status: str, account: Account | None = None) -> str:
        """What happened, with the status given: the dossier's, or an account's with its own date and count."""
        match subject:
            case Meeting():
                return self._meeting(subject, status, account)
            case Accord():
                return self._joined(self._accord(subject, status), self._when(subject.period, status, account))
            case Exchange():
                return self._joined(
                    self._exchange(subject, status, account), self._when(subject.period, status, account)
                )
            case Proposal():
                return self._proposal(subject, status)
            case Position():
                return self._position(subject, status)

    def stage(self, subject: Subject, status: str) -> str:
        """A status in a few words, without place and date: `talks planned`."""
        match subject:
            case Meeting():
                return self.words.say(f"meeting.status.{status}", noun=self._meeting_noun(subject))
            case Accord():
                return self._accord(subject, status)
            case Exchange():
                return self._exchange(subject, status, None)
            case _:
                return status.replace("-", " ")

    def beside(self, subject: Subject) -> tuple[str, ...]:
        """What is added after a comma: third parties, whom it is against, the issue."""
        match subject:
            case Position():
                return self._against(subject)
            case Proposal():
                return self._issue(subject.issue)
            case Meeting():
                return (*self._agenda(subject), *self._third(subject.third_parties))
            case _:
                return self._third(subject.third_parties)

    def condition(self, words: str) -> str:
        """`on condition: “a ceasefire first”`."""
        return self.words.say("condition", condition=self.words.quoted(words))

    def voices(self, chain: Sequence[str]) -> str:
        """`according to Sergey Lavrov, reported by TASS`; "" for the text's own voice."""
        if not chain:
            return ""
        said = [self.words.say("voice.according", speaker=self.names.inside(chain[0]))]
        said += [self.words.say("voice.reported", speaker=self.names.inside(actor)) for actor in chain[1:]]
        return ", ".join(said)

    def addressed(self, actors: Sequence[str]) -> str:
        """` to Russia and Ukraine`; "" where nobody is addressed."""
        return " " + self.words.say("statement.to", actors=self.names.listed(actors)) if actors else ""

    def group(self, group: WorkingGroup) -> str:
        """`three groups proposed by Russia: humanitarian, military, political`."""
        status = group.status.replace("-", " ")
        by = self.words.say("group.by", actors=self.names.listed(group.by)) if group.by else ""
        head = self._joined(self._number_of_groups(group), status, by)
        subjects = ", ".join(map(visible, group.subjects))
        return f"{head}: {subjects}" if subjects else f"{head}: {self.words.quoted(group.name)}"

    def noun(self, subject: Subject) -> str:
        """What the dossier is about, without status: for the head of a disagreement."""
        match subject:
            case Meeting():
                return self._meeting_noun(subject)
            case Accord():
                return self._accord_noun(subject)
            case Exchange():
                return self._exchange_noun(subject, subject.count)
            case Proposal() | Position():
                return self.words.quoted(subject.about)

    def _meeting(self, meeting: Meeting, status: str, account: Account | None) -> str:
        noun = self._meeting_noun(meeting)
        place = account.place if account and account.place else meeting.place
        return self._joined(
            self.words.say(f"meeting.status.{status}", noun=noun),
            self._place(place),
            self._when(meeting.period, status, account),
        )

    def _meeting_noun(self, meeting: Meeting) -> str:
        noun = self.words.say(f"meeting.form.{meeting.form}")
        level = f"meeting.level.{meeting.level}"
        if meeting.level and self.words.has(level) and not self.words.used(meeting.form, meeting.level):
            noun = self.words.say("meeting.level.join", noun=noun, level=self.words.say(level))
        if meeting.rounds is not None:
            key = "meeting.rounds.one" if meeting.rounds == 1 else "meeting.rounds"
            return self.words.say(key, number=self.words.number(meeting.rounds), noun=noun)
        if meeting.round is not None:
            return self.words.say("meeting.round", ordinal=self.words.ordinal(meeting.round), noun=noun)
        return noun

    def _accord(self, accord: Accord, status: str) -> str:
        key = f"accord.status.{status}"
        special = f"{key}.{accord.form}"
        return self.words.say(special if self.words.has(special) else key, noun=self._accord_noun(accord))

    def _accord_noun(self, accord: Accord) -> str:
        noun = self.words.say(f"accord.form.{accord.form}")
        if not accord.title:
            return noun
        title = bare(accord.title)
        return title if noun in title else self.words.say("accord.title", noun=noun, title=title)

    def _exchange(self, exchange: Exchange, status: str, account: Account | None) -> str:
        count = account.count if account and account.count is not None else exchange.count
        return self.words.say(f"exchange.status.{status}", noun=self._exchange_noun(exchange, count))

    def _exchange_noun(self, exchange: Exchange, count: int | None) -> str:
        what = self.words.say(f"exchange.what.{exchange.what}")
        if exchange.what is Exchanged.BODIES:
            key = "exchange.return"
        else:
            key = "exchange.swap" if len(exchange.parties) > 1 else "exchange.release"
        return self.words.say(key, what=what if count is None else f"{count:,} {what}")

    def _proposal(self, proposal: Proposal, status: str) -> str:
        to = " " + self.words.say("proposal.to", actors=self.names.listed(proposal.to)) if proposal.to else ""
        return self.words.say(f"proposal.status.{status}", to=to) + ": " + self.words.quoted(proposal.about)

    def _position(self, position: Position, status: str) -> str:
        number = "stances" if len(position.by) > 1 else "stance"
        against = self.names.listed(position.against) or self.words.say("position.no-one")
        verb = self.words.say(f"position.{number}.{status}", against=against)
        return f"{verb}: {self.words.quoted(position.about)}"

    def _against(self, position: Position) -> tuple[str, ...]:
        if not position.against or position.stance == "accuses":
            return ()
        return (self.words.say("position.against", actors=self.names.listed(position.against)),)

    def _issue(self, issue: str | None) -> tuple[str, ...]:
        return (self.words.say("issue", issue=visible(issue.replace("-", " "))),) if issue else ()

    def _third(self, actors: Sequence[str]) -> tuple[str, ...]:
        return (self.words.say("third-parties", actors=self.names.listed(actors)),) if actors else ()

    def _agenda(self, meeting: Meeting) -> tuple[str, ...]:
        if not meeting.agenda:
            return ()
        return (self.words.say("meeting.agenda", agenda=self.words.listed([bare(item) for item in meeting.agenda])),)

    def _place(self, place: str | None) -> str:
        return self.words.say("place.in", place=self.words.with_article(visible(place))) if place else ""

    def _when(self, when: Period | None, status: str, account: Account | None) -> str:
        own = account.period if account and account.period else when
        return dated(own, self.words.used(status, "ahead"), self.words)

    def _number_of_groups(self, group: WorkingGroup) -> str:
        number = group.number if group.number is not None else max(1, len(group.subjects))
        if number == 1:
            return self.words.say("group.number.one")
        return self.words.say("group.number", number=self.words.number(number))

    def _joined(self, *parts: str) -> str:
        return " ".join(filter(None, parts))
