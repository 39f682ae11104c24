"""Times in a text: words that name a day, week, month or stretch, with the dates they resolve to.

docs/periods.md says what each form means; the grammar is data/lexicon/times_rules.tsv.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.annotate.times_calendar import Moment, MomentKind, clash
from dragoman.annotate.times_resolve import Resolver, Setting
from dragoman.annotate.times_scan import Match, find_matches
from dragoman.annotate.times_tense import Direction, direction, perfect, root
from dragoman.lexicon.times import Reading, TimesLexicon
from dragoman.model import Annotated, Dated, Diagnostic, Period, Record, Span

WITHIN_NOUN = ("poss", "compound", "nummod", "amod", "nmod")
RANKED = 3  # words from a length up to the noun that is ranked by it
LONGEST_BOUND = 3  # words: "no later than"


class Expression(Record):
    """A match and the moment it stands for."""

    match: Match
    moment: Moment


def find_times(annotated: Annotated, lexicon: TimesLexicon) -> Iterator[Dated]:
    """The times of a document in text order, their preposition included where it sets a bound ("by Friday").

    Relative times are read against Document.published, the tense of their clause and the date before;
    what cannot be resolved, lengths ("for two weeks") and sets ("every Monday") have a Period without dates.
    """
    expressions = [e for e in read_times(annotated, lexicon) if _dates(e.moment)]
    skip = False
    for at, expression in enumerate(expressions):
        if skip:
            skip = False
            continue
        after = expressions[at + 1] if at + 1 < len(expressions) else None
        if after is not None and _joined(annotated, expression, after, lexicon):
            skip = True
            yield _range(annotated, expression, after, lexicon)
        else:
            yield _dated(annotated, expression, lexicon)


def read_times(annotated: Annotated, lexicon: TimesLexicon) -> Iterator[Expression]:
    """Every expression of time with its moment, the ends of a range apart, in text order."""
    resolver = Resolver(lexicon)
    setting = Setting(today=annotated.document.published)
    for match in find_matches(annotated, lexicon):
        setting = setting.replace(direction=_direction(annotated, match, lexicon))
        for part in _ends(annotated, match):
            moment = resolver.moment(part, setting)
            if moment is not None:
                yield Expression(match=part, moment=moment)
                setting = setting.after(moment)


def _direction(annotated: Annotated, match: Match, lexicon: TimesLexicon) -> Direction | None:
    """The side the clause tells; what a deadline ends lies ahead ("gave them until Friday")."""
    _, bound = _bound(annotated, match, lexicon)
    if bound == "until" or (bound == "by" and not perfect(annotated, match.first, match.last)):
        return Direction.FUTURE
    if match.reading is Reading.HENCE and _ranked(annotated, match, lexicon):
        return Direction.PAST
    return direction(annotated, match.first, match.last, lexicon)


def _ranked(annotated: Annotated, match: Match, lexicon: TimesLexicon) -> bool:
    """Whether a length says among what something is first or worst: "the first deaths in a week"."""
    above = list(annotated.ancestors(match.first))[:RANKED]
    beside = (word for token in above if token.pos == "NOUN" for word in annotated.children_of(token.i, "amod"))
    return any(word.tag == "JJS" or lexicon.value("ordinal", word.text.lower()) for word in beside)


def weekday_clashes(annotated: Annotated, lexicon: TimesLexicon) -> Iterator[Diagnostic]:
    """A Diagnostic for each date whose weekday is another than the one the text names."""
    for expression in read_times(annotated, lexicon):
        parts = expression.match.parts
        named = lexicon.value("weekday", parts.get("weekday", "")) or lexicon.value(
            "shortday", parts.get("shortday", "")
        )
        if named and expression.match.reading is Reading.DATE and clash(expression.moment, int(named)):
            cited = annotated.cite(expression.match.span)
            message = f"{cited.exact!r} is a {expression.moment.start:%A}; one of the two is wrong"
            yield Diagnostic(stage="times", message=message, citation=cited, origin=annotated.document.origin)


def dated_weekdays(times: Iterable[Dated]) -> bool:
    """Whether a time may name a weekday and a date: three words or more with a figure among them. A quick guess."""
    return any(t.last - t.first > 2 and any(c.isdigit() for c in t.period.raw) for t in times)


def _dates(moment: Moment) -> bool:
    """Whether a moment belongs among the times: "now" and a lone hour of the day do not."""
    lone_hour = moment.kind is MomentKind.TIME and moment.start is None
    return moment.kind is not MomentKind.REF and not lone_hour


def _ends(annotated: Annotated, match: Match) -> tuple[Match, ...]:
    """The match itself, or the two days of "16 to 18 May"."""
    if match.reading is not Reading.DAYS:
        return (match,)
    cut = match.places["day2"].start
    middle = next(i for i in range(match.first, match.last) if annotated.tokens[i].end > cut)
    first = Span(start=match.span.start, end=match.places["day"].end)
    return (
        match.replace(span=first, last=max(middle, match.first + 1)),
        match.replace(
            span=Span(start=cut, end=match.span.end), first=middle, parts={**match.parts, "day": match.parts["day2"]}
        ),
    )


def _joined(annotated: Annotated, one: Expression, other: Expression, lexicon: TimesLexicon) -> bool:
    """Whether two expressions are the ends of a range: "from Monday to Friday", "between May 3 and June 1"."""
    if MomentKind.SET in (one.moment.kind, other.moment.kind):
        return False
    if (one.moment.kind is MomentKind.DURATION) != (other.moment.kind is MomentKind.DURATION):
        return False
    link = annotated.document.text[one.match.span.end : other.match.span.start].strip().lower()
    if link in lexicon.words("pair"):
        return _word_before(annotated, one) in lexicon.words("between")
    return link in lexicon.words("joint")


def _word_before(annotated: Annotated, expression: Expression) -> str:
    return annotated.tokens[expression.match.first - 1].text.lower() if expression.match.first else ""


def _range(annotated: Annotated, one: Expression, other: Expression, lexicon: TimesLexicon) -> Dated:
    start, end = _ordered(one, other, lexicon)
    opening = _word_before(annotated, one)
    opened = opening in lexicon.words("between") or lexicon.value("bound", opening) == "from"
    first = one.match.first - 1 if opened else one.match.first
    begin = annotated.tokens[first].start if opened else one.match.span.start
    span = Span(start=begin, end=other.match.span.end)
    period = Period(start=start.start, end=end.end, raw=annotated.words(span))
    return Dated(span=span, period=period, first=first, last=other.match.last)


def _ordered(one: Expression, other: Expression, lexicon: TimesLexicon) -> tuple[Moment, Moment]:
    """The two ends, the one without a year read again where it would run backwards or the other names a year."""
    resolver, start, end = Resolver(lexicon), one.moment, other.moment
    if end.start is not None and "year" in other.match.parts and "year" not in one.match.parts:
        return resolver.moment(one.match, Setting(today=end.start, direction=Direction.PAST)) or start, end
    if start.start is not None and end.start is not None and end.start < start.start:
        return start, resolver.moment(other.match, Setting(today=start.start, direction=Direction.FUTURE)) or end
    return start, end


def _dated(annotated: Annotated, expression: Expression, lexicon: TimesLexicon) -> Dated:
    match, moment = expression.match, expression.moment
    timeless = moment.kind in (MomentKind.DURATION, MomentKind.SET) and not (moment.start or moment.end)
    words, side = (0, None) if timeless else _bound(annotated, match, lexicon)
    first = match.first - words
    begin = annotated.tokens[first].start if words else match.span.start
    span = Span(start=begin, end=match.span.end)
    start, end = _bounded(moment, side)
    return Dated(
        span=span,
        period=Period(start=start, end=end, raw=annotated.words(span)),
        first=first,
        last=match.last,
    )


def _bound(annotated: Annotated, match: Match, lexicon: TimesLexicon) -> tuple[int, str | None]:
    """How many words before the match set a bound, and which; none where the time only describes a noun."""
    if root(annotated, match.first, match.last).dep in WITHIN_NOUN:
        return 0, None
    earliest = annotated.sentences[annotated.tokens[match.first].sentence].first
    for count in range(min(LONGEST_BOUND, match.first - earliest), 0, -1):
        words = " ".join(annotated.tokens[i].text for i in range(match.first - count, match.first))
        side = lexicon.value("bound", words)
        if side is not None:
            return count, side
    return 0, None


def _bounded(moment: Moment, side: str | None) -> tuple[date | None, date | None]:
    return {
        "until": (None, moment.end),
        "by": (None, moment.end),
        "before": (None, moment.start),
        "from": (moment.start, None),
        "after": (moment.end, None),
    }.get(side or "", (moment.start, moment.end))
