"""Ways in which a file breaks by hand: each is told in plain words, and hides no other fault."""

from pathlib import Path

import pytest

from tests.curation.small import SHOWN, a_folder, faults_in, rules_broken

SPEAKER = 'speaker = "mira-sol"'
DATE = "said_on = 2024-05-02"
WORDS = '"The river belongs to everyone"'
AMOUNT = '"more than 1.5 billion"'
TYPOGRAPHIC = (
    'The quotation marks around the text are typographic ones. Write straight ones around it: "…".'
)
NOT_CLOSED = "The quotation mark is not closed. Close it on the same line."
BRACES = (
    "What stands between braces is not a list of keys on one line. Write it like "
    "{ key = value, key = value }, without a line break or a last comma."
)
HEADING = (
    "This heading of a table is not between brackets as it should be. Write [[quote]] on a line "
    "of its own."
)
NEITHER = (
    'This line is neither a key with its value nor a table. Write it like key = "…", '
    "put # before a remark, or take it out."
)
NO_EQUALS = 'There is no = after "speaker". Write speaker = and then its value.'
MORE = "The text ends at its second quotation mark, and more follows. Leave that out, or put \\ "
PLAIN = "This is more than a plain number. Write it between quotes: "
DAY = "is not how a date is written. Write the year, the month and the day like 2024-09-10, "
SLIPS = {
    "month that does not exist": (
        {DATE: "said_on = 2024-13-10"},
        "45: said_on: There is no such date as 2024-13-10: there is no month 13. "
        "Write it like 2024-09-10: year, month, day.",
    ),
    "day that does not exist": (
        {DATE: "said_on = 2024-02-30  # leap year"},
        "45: said_on: There is no such date as 2024-02-30: that month has 29 days. "
        "Write it like 2024-09-10: year, month, day.",
    ),
    "day that does not exist, between braces": (
        {"since = 2022-01-10": "since = 2022-00-10"},
        "38: roles: There is no such date as 2022-00-10: there is no month 00. "
        "Write it like 2024-09-10: year, month, day.",
    ),
    "date without zeros": (
        {DATE: "said_on = 2024-5-2"},
        f'45: said_on: "2024-5-2" {DAY}without quotes.',
    ),
    "date with points": (
        {DATE: "said_on = 02.05.2024"},
        f'45: said_on: "02.05.2024" {DAY}without quotes.',
    ),
    "date in words": (
        {DATE: "said_on = 2 May 2024"},
        f'45: said_on: "2 May 2024" {DAY}without quotes.',
    ),
    "hour that does not exist": (
        {DATE: f"embargo_until = 2024-05-02T25:00:00Z\n{DATE}"},
        '45: embargo_until: "2024-05-02T25:00:00Z" is neither a day nor a time. '
        "Write it like 2024-09-10 or 2024-09-10T18:00:00+02:00.",
    ),
    "quote not closed": ({SPEAKER: 'speaker = "mira-sol'}, f"43: speaker: {NOT_CLOSED}"),
    "single quote not closed": ({SPEAKER: "speaker = 'mira-sol"}, f"43: speaker: {NOT_CLOSED}"),
    "three quotes not closed": ({SPEAKER: 'speaker = """mira-sol'}, f"43: speaker: {NOT_CLOSED}"),
    "id not closed": ({'id = "norland"': 'id = "norland'}, f"22: id: {NOT_CLOSED}"),
    "typographic quotes": ({SPEAKER: "speaker = “mira-sol”"}, f"43: speaker: {TYPOGRAPHIC}"),
    "typographic quotes in a list over lines": (
        {'["norland", "suderia"]': '[\n  "norland",\n  “suderia”,\n]'},
        f"64: participants: {TYPOGRAPHIC}",
    ),
    "quotation marks inside a text": (
        {WORDS: '"The "river" belongs"'},
        f'44: text: {MORE}before each " that belongs to the text.',
    ),
    "comma at the end": (
        {SPEAKER: f"{SPEAKER},"},
        f'43: speaker: {MORE}before each " that belongs to the text.',
    ),
    "backslash": (
        {WORDS: r'"The \river"'.replace("r", "d", 1)},
        "44: text: A backslash in a text starts a special character. "
        "Write two for one that is meant.",
    ),
    "no quotes": (
        {SPEAKER: "speaker = mira-sol"},
        "43: speaker: This is not between quotes, as a text is. "
        'Write it between straight ones: "…".',
    ),
    "capital in true": (
        {"when = 2024-05-02": "announced = True\nwhen = 2024-05-02"},
        "61: announced: This is neither true nor false. Write true, in small letters.",
    ),
    "number with a comma": ({AMOUNT: "1,000"}, f'69: amount: {PLAIN}"1,000".'),
    "number with a word": ({AMOUNT: "54 billion"}, f'69: amount: {PLAIN}"54 billion".'),
    "no value": (
        {'occasion = "at the signing"': "occasion = # to be found"},
        "46: occasion: There is no value. Write one, or leave the key out.",
    ),
    "colon": ({SPEAKER: 'speaker: "mira-sol"'}, f"43: {NO_EQUALS}"),
    "no equals sign": ({SPEAKER: 'speaker "mira-sol"'}, f"43: {NO_EQUALS}"),
    "key with an accent": (
        {SPEAKER: f'spéaker = "x"\n{SPEAKER}'},
        '43: "spéaker" cannot be a key. A key is one word, like said_on, then = and its value.',
    ),
    "prose": ({SPEAKER: f"{SPEAKER}\nShe said it twice."}, f"44: {NEITHER}"),
    "remark of another language": ({SPEAKER: f"{SPEAKER}\n// twice"}, f"44: {NEITHER}"),
    "space that is not one": (
        {SPEAKER: 'speaker\u00a0= "mira-sol"'},
        "43: This line holds a character that is not seen (NO-BREAK SPACE). "
        "Take it out, or write an ordinary space for it.",
    ),
    "byte order mark inside": (
        {"[[quote]]": "\ufeff[[quote]]"},
        "41: This line holds a character that is not seen (ZERO WIDTH NO-BREAK SPACE). "
        "Take it out, or write an ordinary space for it.",
    ),
    "key twice": (
        {SPEAKER: f'{SPEAKER}\nspeaker = "norland"'},
        '44: "speaker" is set twice in this table. Keep one of them.',
    ),
    "bracket not closed": (
        {'brief = ["signing"]': 'brief = ["signing"'},
        "5: brief: The bracket is not closed. Close it with ].",
    ),
    "braces over lines": (
        {'{ title = "foreign minister", ': '{\n  title = "foreign minister",\n  '},
        f"38: roles: {BRACES}",
    ),
    "comma before the brace": (
        {"since = 2022-01-10 }": "since = 2022-01-10, }"},
        f"38: roles: {BRACES}",
    ),
    "heading not closed": ({"[[quote]]": "[[quote"}, f"41: {HEADING}"),
    "heading half closed": ({"[[quote]]": "[[quote]"}, f"41: {HEADING}"),
    "heading with a space": ({"[[quote]]": "[ [quote]]"}, f"41: {HEADING}"),
    "heading of the story": (
        {"[story]": "[story"},
        "1: This heading of a table is not between brackets as it should be. "
        "Write [story] on a line of its own.",
    ),
    "heading with a key": ({"[[quote]]\nid": "[[quote]] id"}, f"41: {HEADING}"),
}


@pytest.mark.parametrize("named", SLIPS)
def test_a_slip_is_told_in_plain_words_and_nothing_else_is(named: str, tmp_path: Path) -> None:
    change, told = SLIPS[named]
    assert faults_in(a_folder(tmp_path, change)) == [f"{SHOWN}:{told} [toml]"]


@pytest.mark.parametrize("named", SLIPS)
def test_a_slip_hides_no_fault_of_another_table(named: str, tmp_path: Path) -> None:
    change, _ = SLIPS[named]
    others = {'kind = "service restriction"': 'kind = "x"', 'currency = "EUR"': 'currency = "EUX"'}
    assert rules_broken(a_folder(tmp_path, change | others)) == ["toml", "currency", "value"]


def test_a_slip_hides_no_fault_of_its_own_table(tmp_path: Path) -> None:
    change = {SPEAKER: "speaker = “nobody”", DATE: "said_on = 2024-13-10", "occasion": "ocasion"}
    assert rules_broken(a_folder(tmp_path, change)) == [
        *("missing", "toml", "unknown-entity", "toml", "unknown-key")
    ]


def test_tabs_and_many_spaces_are_no_fault(tmp_path: Path) -> None:
    assert faults_in(a_folder(tmp_path, {SPEAKER: '\tspeaker\t=   "mira-sol"  '})) == []


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_no_fault(end: str, tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    file = folder / "story.toml"
    file.write_bytes(file.read_bytes().replace(b"\n", end.encode()))
    assert faults_in(folder) == []


def test_a_second_table_of_the_story_is_told_with_its_other_faults(tmp_path: Path) -> None:
    second = '[story]\ntitle = "x"\nopened_on = 2031-05-02\neditor = "x"\n\n[[source]]'
    assert rules_broken(a_folder(tmp_path, {"[[source]]": second})) == ["one-story", "future-date"]


def test_an_inner_table_twice_is_told_at_its_second_heading(tmp_path: Path) -> None:
    inner = '[claim.disputes]\nby = "suderia"\n'
    change = {
        'disputes = [{ by = "suderia", statement = "denies it", quotes = ["river-words"] }]\n': "",
        'cite = ["courier p4 p5"]\n': f'cite = ["courier p4 p5"]\n{inner}{inner}',
    }
    assert faults_in(a_folder(tmp_path, change)) == [
        f"{SHOWN}:58: This table stands here already. Write its name with two pairs of brackets "
        "above each, or make one of the two. [toml]"
    ]


def test_one_inner_table_where_a_list_belongs_is_told(tmp_path: Path) -> None:
    change = {
        'disputes = [{ by = "suderia", statement = "denies it", quotes = ["river-words"] }]\n': "",
        'cite = ["courier p4 p5"]\n': 'cite = ["courier p4 p5"]\n[claim.disputes]\nby = "x"\n',
    }
    assert faults_in(a_folder(tmp_path, change)) == [
        f'{SHOWN}:56: claim "dam": disputes: This is one table and not a list of them. Write it '
        "between brackets, like [{ … }], or two pairs of them around its heading. [value]"
    ]


def test_a_file_that_is_not_utf_8_is_not_told_twice(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, files={"b.toml": b"caf\xe9 = 1\n", "c.toml": b"\xff\xfe[\0"})
    assert rules_broken(folder) == ["utf-8", "utf-8"]


def test_other_faults_of_a_file_that_is_not_utf_8_are_told(tmp_path: Path) -> None:
    content = '[[event]]\nstatement = "café"\nwhen = 2024-13-10\ncite = "courier p1"\n'
    folder = a_folder(
        tmp_path, {"facts = 9": "facts = 10"}, files={"a.toml": content.encode("latin-1")}
    )
    assert rules_broken(folder) == ["missing", "utf-8", "toml"]
