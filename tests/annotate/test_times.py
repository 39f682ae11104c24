"""Times: text, day of publication, expected words and dates."""

from datetime import date

import pytest

from dragoman.annotate.parse import Parser, load_pipeline
from dragoman.annotate.times import find_times, weekday_clashes
from dragoman.annotate.times_timex import find_timexes
from dragoman.lexicon.times import TimesLexicon, load_times
from dragoman.model import Annotated, Document

WEDNESDAY = "2025-07-23"

# text | published | words | start | end ("-" unknown)
CASES = """
They met on 23 July 2025 in Istanbul. | - | 23 July 2025 | 2025-07-23 | 2025-07-24
They met on July 23, 2025, in Istanbul. | - | July 23, 2025 | 2025-07-23 | 2025-07-24
The text is dated 2025-07-23. | - | 2025-07-23 | 2025-07-23 | 2025-07-24
The text is dated 23.07.2025. | - | 23.07.2025 | 2025-07-23 | 2025-07-24
The text is dated 23/07/2025. | - | 23/07/2025 | 2025-07-23 | 2025-07-24
The text is dated 07/08/2025. | - | 07/08/2025 | - | -
The text is dated 31 February 2025. | - | | |
They met on Wednesday, 23 July. | 2025-07-25 | Wednesday, 23 July | 2025-07-23 | 2025-07-24
The delegations met on 28 December. | 2026-01-05 | 28 December | 2025-12-28 | 2025-12-29
The delegations will meet on 4 January. | 2025-12-20 | 4 January | 2026-01-04 | 2026-01-05
The delegations will meet on 4 January. | - | 4 January | - | -
The delegations met on 2 June last year. | 2025-07-23 | 2 June last year | 2024-06-02 | 2024-06-03
They agreed on the text in May. | 2025-07-23 | May | 2025-05-01 | 2025-06-01
They will sign the text in May. | 2025-07-23 | May | 2026-05-01 | 2026-06-01
They will sign the text in May. | - | May | - | -
The talks began last May. | 2025-03-10 | last May | 2024-05-01 | 2024-06-01
They met in March 2022. | - | March 2022 | 2022-03-01 | 2022-04-01
They met in early June. | 2025-07-23 | early June | 2025-06-01 | 2025-06-11
They met in 2022. | - | 2022 | 2022-01-01 | 2023-01-01
They met in the 1990s. | - | the 1990s | 1990-01-01 | 2000-01-01
The ministers met on Monday. | 2025-07-23 | Monday | 2025-07-21 | 2025-07-22
The ministers will meet on Monday. | 2025-07-23 | Monday | 2025-07-28 | 2025-07-29
The ministers will meet on Monday. | - | Monday | - | -
The ministers met on Wednesday. | 2025-07-23 | Wednesday | 2025-07-23 | 2025-07-24
The ministers could meet on Monday. | 2025-07-23 | Monday | 2025-07-28 | 2025-07-29
The talks are scheduled for Monday. | 2025-07-23 | Monday | 2025-07-28 | 2025-07-29
The next round had been scheduled for April. | 2024-02-22 | April | 2024-04-01 | 2024-05-01
They had met in April. | 2024-02-22 | April | 2023-04-01 | 2023-05-01
He said on Monday that the talks failed. | 2025-07-23 | Monday | 2025-07-21 | 2025-07-22
The talks held on Friday ended well. | 2025-07-23 | Friday | 2025-07-18 | 2025-07-19
The ministers will meet next Tuesday. | 2025-07-23 | next Tuesday | 2025-07-29 | 2025-07-30
The ministers met last Friday. | 2025-07-23 | last Friday | 2025-07-18 | 2025-07-19
The ministers will meet on Friday next week. | 2025-07-23 | Friday next week | 2025-08-01 | 2025-08-02
The ministers met on Friday morning. | 2025-07-23 | Friday morning | 2025-07-18 | 2025-07-19
The ministers met yesterday. | 2025-07-23 | yesterday | 2025-07-22 | 2025-07-23
The ministers meet today. | 2025-07-23 | today | 2025-07-23 | 2025-07-24
The ministers meet today. | - | today | - | -
The ministers will meet tomorrow. | 2025-07-23 | tomorrow | 2025-07-24 | 2025-07-25
The ministers will speak tonight. | 2025-07-23 | tonight | 2025-07-23 | 2025-07-24
The ministers met last week. | 2025-07-23 | last week | 2025-07-14 | 2025-07-21
The ministers meet this week. | 2025-07-23 | this week | 2025-07-21 | 2025-07-28
The ministers will meet next month. | 2025-12-23 | next month | 2026-01-01 | 2026-02-01
The truce collapsed last year. | 2025-07-23 | last year | 2024-01-01 | 2025-01-01
The truce collapsed earlier this month. | 2025-07-23 | earlier this month | 2025-07-01 | 2025-07-24
They will meet later this month. | 2025-07-23 | later this month | 2025-07-23 | 2025-08-01
The truce collapsed three weeks ago. | 2025-07-23 | three weeks ago | 2025-06-30 | 2025-07-07
The truce collapsed two days ago. | 2025-07-23 | two days ago | 2025-07-21 | 2025-07-22
They will meet in two days. | 2025-07-23 | in two days | 2025-07-25 | 2025-07-26
They took the town in two days. | 2025-07-23 | in two days | - | -
They will meet within a week. | 2025-07-23 | within a week | 2025-07-23 | 2025-07-31
They will meet in the coming days. | 2025-07-23 | the coming days | 2025-07-23 | -
They have met in recent days. | 2025-07-23 | recent days | - | 2025-07-24
Fighting has killed many over the past three days. | 2025-07-23 | the past three days | 2025-07-20 | 2025-07-24
The troops will leave by the end of August. | 2025-07-23 | by the end of August | - | 2025-09-01
They gave the rebels until Friday. | 2025-07-23 | until Friday | - | 2025-07-26
The talks have stalled since March. | 2025-07-23 | since March | 2025-03-01 | -
The truce holds from Monday. | 2025-07-23 | from Monday | 2025-07-21 | -
No talks were held after Friday's meeting. | 2025-07-23 | Friday | 2025-07-18 | 2025-07-19
They met from 16 to 18 May. | 2025-07-23 | from 16 to 18 May | 2025-05-16 | 2025-05-19
They met May 22 to 25. | 2025-07-23 | May 22 to 25 | 2025-05-22 | 2025-05-26
They met on May 22–25, 2024. | - | May 22–25, 2024 | 2024-05-22 | 2024-05-26
They met between 16 and 18 May. | 2025-07-23 | between 16 and 18 May | 2025-05-16 | 2025-05-19
They will meet from 28 December to 3 January. | 2025-12-01 | from 28 December to 3 January | 2025-12-28 | 2026-01-04
They met from 28 May to 3 June 2020. | - | from 28 May to 3 June 2020 | 2020-05-28 | 2020-06-04
They will meet in the second quarter of 2026. | - | second quarter of 2026 | 2026-04-01 | 2026-07-01
They talked for two weeks. | 2025-07-23 | two weeks | - | -
They resume talks for the first time in two weeks. | 2025-07-23 | time in two weeks | - | -
They extended the truce by four hours. | 2025-07-23 | four hours | - | -
They met this weekend. | 2025-07-28 | this weekend | 2025-07-26 | 2025-07-28
They will meet this weekend. | 2025-07-23 | this weekend | 2025-07-26 | 2025-07-28
They fought in the 1980's. | - | the 1980's | 1980-01-01 | 1990-01-01
They fire by 1800 GMT. | 2025-07-23 | | |
They met every Monday. | 2025-07-23 | every Monday | - | -
It ended a 29-year conflict. | 2025-07-23 | 29-year | - | -
They may meet again. | 2025-07-23 | | |
May they meet again. | 2025-07-23 | | |
Soldiers march to the border. | 2025-07-23 | | |
Theresa May spoke of it. | 2025-07-23 | | |
They held a second round. | 2025-07-23 | | |
The delegates sat in silence. | 2025-07-23 | | |
The exchange freed 2000 prisoners. | 2025-07-23 | | |
They now agree at 10:30 a.m. | 2025-07-23 | | |
It was the first raid in a week. | 2025-08-20 | in a week | - | -
He is the second minister to resign in two days. | 2025-08-20 | in two days | - | -
The first talks will be held in two days. | 2025-08-20 | in two days | 2025-08-22 | 2025-08-23
"""


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(load_pipeline())


@pytest.fixture(scope="module")
def lexicon() -> TimesLexicon:
    return load_times()


def parse(parser: Parser, text: str, published: str) -> Annotated:
    document = Document(id="d", text=text, published=day(published))
    return next(parser.parse([document]))


def day(text: str) -> date | None:
    return None if text in ("", "-") else date.fromisoformat(text)


@pytest.mark.parametrize("row", CASES.strip().splitlines())
def test_words_and_dates(parser: Parser, lexicon: TimesLexicon, row: str) -> None:
    text, published, words, start, end = (cell.strip() for cell in row.split("|"))
    found = [
        (time.period.raw, time.period.start, time.period.end)
        for time in find_times(parse(parser, text, published), lexicon)
    ]
    assert found == ([(words, day(start), day(end))] if words else [])


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("They met on 5 May 2024. Two days later they met again.", "Two days later", "2024-05-07"),
        ("They met on 5 May 2024. They signed the following day.", "the following day", "2024-05-06"),
        ("They met on 5 May 2024. The truce ended later that year.", "later that year", "2024-05-05"),
        ("They fought in 2014. Two days later they met.", "Two days later", "-"),
        ("Two days later they met.", "Two days later", "-"),
    ],
)
def test_counts_on_from_the_date_before(
    parser: Parser, lexicon: TimesLexicon, text: str, words: str, start: str
) -> None:
    last = list(find_times(parse(parser, text, WEDNESDAY), lexicon))[-1]
    assert (last.period.raw, last.period.start) == (words, day(start))


def test_two_dates_are_no_range(parser: Parser, lexicon: TimesLexicon) -> None:
    times = find_times(parse(parser, "They met on 16 and 18 May.", WEDNESDAY), lexicon)
    assert [time.period.start for time in times] == [date(2025, 5, 16), date(2025, 5, 18)]


def test_spans_and_tokens_agree(parser: Parser, lexicon: TimesLexicon) -> None:
    annotated = parse(parser, "The troops will leave by the end of August.\nThey met on May 22–25.", WEDNESDAY)
    for time in find_times(annotated, lexicon):
        assert annotated.words(time.span) == time.period.raw
        assert annotated.tokens[time.first].start <= time.span.start
        assert annotated.tokens[time.last - 1].end >= time.span.end


def test_a_line_end_ends_a_time(parser: Parser, lexicon: TimesLexicon) -> None:
    times = find_times(parse(parser, "It was signed on Wednesday,\nJuly 16 was a holiday.", WEDNESDAY), lexicon)
    assert [time.period.raw for time in times] == ["Wednesday", "July 16"]


def test_weekday_and_date_that_clash(parser: Parser, lexicon: TimesLexicon) -> None:
    annotated = parse(parser, "They met on Monday, 23 July 2025, and on Thursday, 24 July 2025.", WEDNESDAY)
    (clash,) = weekday_clashes(annotated, lexicon)
    assert clash.message == "'Monday, 23 July 2025' is a Wednesday; one of the two is wrong"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on Monday.", ["2025-07-21"]),
        ("They met last week.", ["2025-W29"]),
        ("They met last month and in 2024.", ["2025-06", "2024"]),
        ("They talked for two days.", ["P2D"]),
        ("They talked for 16 hours.", ["PT16H"]),
        ("They have now agreed.", ["PRESENT_REF"]),
        ("They met on Friday night.", ["2025-07-18TNI"]),
        ("They met from 16 to 18 May.", ["2025-05-16", "2025-05-18"]),
        ("They meet every day.", ["P1D"]),
    ],
)
def test_timex_values(parser: Parser, lexicon: TimesLexicon, text: str, values: list[str]) -> None:
    marks = find_timexes(parse(parser, text, WEDNESDAY), lexicon)
    assert [mark.value for mark in marks] == values
