"""Values that cannot be, each told in plain words and with everything that is wrong with it."""

from pathlib import Path

import pytest

from tests.curation.small import SHOWN, a_folder, faults_in

SPEAKER = 'speaker = "mira-sol"'
AMOUNT = '"more than 1.5 billion"'
VALUES = {
    "paragraph zero": (
        {'cite = "courier p3"': 'cite = "courier p0"'},
        '47: quote "river-words": There is no paragraph "p0": they count from 1. ',
    ),
    "several bad citations": (
        {'cite = "courier p3"': 'cite = ["courier §3", "courier", "", "Bad p1"]'},
        '47: quote "river-words": "§3" is not a place in a source. "courier" is cited without a '
        'place in it. One citation is empty. "Bad" is not the id of a source. ',
    ),
    "empty citation": (
        {'cite = "courier p3"': 'cite = ""'},
        '47: quote "river-words": This cites nothing. ',
    ),
    "negative amount": (
        {AMOUNT: "-5"},
        '69: support "aid": amount: "-5" is below zero, and a quantity is not. ',
    ),
    "negative amount in words": (
        {AMOUNT: '"more than -5 billion"'},
        '69: support "aid": amount: "-5" is below zero, and a quantity is not. ',
    ),
    "amount that turns round": (
        {AMOUNT: r'"5 \u202Ecrowns"'},
        '69: support "aid": amount: This text holds a character that is not seen '
        '(RIGHT-TO-LEFT OVERRIDE), after "5 ". ',
    ),
    "misspelt scale": (
        {AMOUNT: '"54 bilion"'},
        '69: support "aid": amount: this is not a sum of money: it counts "bilion". ',
    ),
    "empty name": (
        {SPEAKER: 'speaker = ""'},
        '43: quote "river-words": speaker: This is not a name. '
        'Write an id between quotes, like "iran-air". ',
    ),
    "number for a name": (
        {SPEAKER: "speaker = 4"},
        '43: quote "river-words": speaker: This is not a name. ',
    ),
    "name that is far too long": (
        {SPEAKER: f'speaker = "{"a" * 3000}"'},
        '43: quote "river-words": speaker: This name has 3,000 characters; 100 is the most. ',
    ),
    "text with several faults": (
        {"at the signing": "\\t".join("x" * 200)},
        '46: quote "river-words": occasion: This text holds a character that is not seen (a tab), '
        'after "x", and 198 more. This text has 399 characters; 300 is the most. ',
    ),
    "role that ends before it starts": (
        {"since = 2022-01-10": "since = 2022-01-10, until = 2021-01-10"},
        '38: entity "mira-sol": roles: 2021-01-10 comes before 2022-01-10. ',
    ),
    "speaker that cannot be one in the counts": (
        {"{ mira-sol = 1 }": '{ "Mira Sol" = 1 }'},
        '12: [expected]: quotes_by Mira Sol: "Mira Sol" cannot be a name in the files: ',
    ),
}


@pytest.mark.parametrize("named", VALUES)
def test_a_value_that_cannot_be_is_told(named: str, tmp_path: Path) -> None:
    change, told = VALUES[named]
    (fault,) = faults_in(a_folder(tmp_path, change))
    assert fault.startswith(f"{SHOWN}:{told}")
