"""Where tables and keys stand in a TOML text."""

from bot.curation.toml_lines import find_lines

TEXT = '''\
# [[quote]] in a remark

[story]
title = "a [[quote]] in a text"
brief = [
  "one",  # [[quote]]
  "two",
]

[[claim]]
id = "a"
statement = """
[[claim]]
id = "not this"
"""

  [[claim.disputes]]
  by = "x"

[[claim]]
"id" = 'b'
disputes = [
  { by = "y" },
]
'''


def test_tables_are_counted_by_name() -> None:
    lines = find_lines(TEXT)
    assert {place: table.line for place, table in lines.items()} == {
        ("story", 0): 3,
        ("claim", 0): 10,
        ("claim", 1): 20,
    }


def test_keys_are_found_in_their_table() -> None:
    lines = find_lines(TEXT)
    assert lines["story", 0].keys == {"title": 4, "brief": 5}
    assert lines["claim", 1].keys == {"id": 21, "disputes": 22}


def test_an_inner_table_is_a_key_of_the_one_around_it() -> None:
    keys = find_lines(TEXT)["claim", 0].keys
    assert keys == {"id": 11, "statement": 12, "disputes": 17, "by": 18}


def test_keys_above_every_table_stand_for_tables() -> None:
    lines = find_lines('story.title = "x"\nquote = [{ id = "a" }]\n')
    assert {place: table.line for place, table in lines.items()} == {
        ("story", 0): 1,
        ("quote", 0): 2,
    }


def test_a_text_that_is_not_toml_is_scanned_to_its_end() -> None:
    assert find_lines('[a]\nb = "unclosed\n]]}}\n[c]\n')[("c", 0)].line == 4
