"""Numbers and dates as people write them, and whether the record's number bears them out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.bounds import Said, bears_out
from bot.answers.checking.days import read_days
from bot.answers.figures import read_figures
from bot.facts.quantity import Qualifier, Quantity
from bot.facts.when import Precision


@pytest.mark.parametrize(
    ("text", "said", "value", "currency"),
    [
        ("exactly $54 billion", Said.EXACTLY, 54 * 10**9, "USD"),
        ("over 54bn", Said.MORE_THAN, 54 * 10**9, ""),
        ("54+ billion dollars", Said.MORE_THAN, 54 * 10**9, "USD"),
        ("$54,000,000,000", Said.BARE, 54 * 10**9, "USD"),
        ("almost ten billion euros", Said.NEARLY, 10**10, "EUR"),
        ("exceeds £1.5m", Said.MORE_THAN, 1_500_000, "GBP"),
        ("fifty-four people", Said.BARE, 54, ""),
        ("a dozen ships", Said.BARE, 12, ""),
        ("fewer than 1,300 volunteers", Said.LESS_THAN, 1300, ""),
        ("up to NOK 200k", Said.UP_TO, 200_000, "NOK"),
        ("dozens of people", Said.VAGUE, None, ""),
    ],
)
def test_a_figure_is_read_with_its_qualifier_and_currency(
    text: str, said: Said, value: int | None, currency: str
) -> None:
    [figure] = read_figures(text)
    assert (figure.bounds.said, figure.bounds.value, figure.currency) == (said, value, currency)


@pytest.mark.parametrize("text", ["F16", "Mark-7", "10%", "at 10:30", "the 2024 vote", "no figure"])
def test_what_is_part_of_a_name_a_share_or_a_time_is_no_figure(text: str) -> None:
    assert list(read_figures(text)) == []


@pytest.mark.parametrize(
    ("qualifier", "value", "true", "untrue"),
    [
        (
            Qualifier.MORE_THAN,
            54 * 10**9,
            ("over 54bn", "more than $50 billion", "at least 54bn"),
            ("54bn", "exactly $54 billion", "about 54bn", "over 60bn", "less than 60bn"),
        ),
        (
            Qualifier.NEARLY,
            10**10,
            ("almost 10bn", "about 10bn", "under 10bn", "up to 11bn"),
            ("10bn", "9.9bn", "more than 10bn"),
        ),
        (
            Qualifier.EXACTLY,
            6,
            ("six", "exactly 6", "at least five", "more than 5", "about six", "up to 6"),
            ("seven", "more than six", "dozens", "6+", "nearly six"),
        ),
        (Qualifier.EXACTLY, 54_200_000_000, ("54.2bn", "$54 billion"), ("55bn", "exactly 54bn")),
        (Qualifier.DOZENS, None, ("dozens",), ("hundreds", "24", "more than 24")),
    ],
)
def test_a_number_is_borne_out_only_with_its_qualifier(
    qualifier: Qualifier, value: int | None, true: tuple[str, ...], untrue: tuple[str, ...]
) -> None:
    record = Quantity(qualifier=qualifier, value=None if value is None else Decimal(value))
    for text in (*true, *untrue):
        [figure] = read_figures(text)
        assert bears_out(record, figure.bounds) is (text in true), text


@pytest.mark.parametrize(
    ("text", "start", "precision", "exact"),
    [
        ("on 10 September 2024", "2024-09-10", Precision.DAY, True),
        ("Sept. 10", "2024-09-10", Precision.DAY, True),
        ("on Tuesday, September 10th, 2023", "2023-09-10", Precision.DAY, True),
        ("in August 2022", "2022-08-01", Precision.MONTH, True),
        ("in 2023", "2023-01-01", Precision.YEAR, True),
        ("since 24 February 2022", "2022-02-24", Precision.DAY, False),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(
    text: str, start: str, precision: Precision, exact: bool
) -> None:
    [day] = read_days(text, year=2024)
    assert (day.when.start_on.isoformat(), day.when.precision, day.exact) == (
        start,
        precision,
        exact,
    )


@pytest.mark.parametrize("text", ["yesterday", "on Monday", "10/09/2024", "2024 people", "may be"])
def test_what_depends_on_the_day_of_writing_or_can_be_read_twice_is_no_date(text: str) -> None:
    assert list(read_days(text, year=2024)) == []


@given(st.text(alphabet="0123456789.,-+$€%bnmk overabutlesthan\n", max_size=120))
def test_no_row_of_digits_makes_it_fail(text: str) -> None:
    list(read_figures(text))
    list(read_days(text, year=2024))
