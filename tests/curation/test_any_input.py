"""Whatever stands in a story file, it is a sound story or a list of faults."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.curation.curate import read_and_check
from bot.errors import CurationError
from tests.curation.small import STORY, TODAY, a_folder, faults_of

LINES = STORY.splitlines()
VALUES = st.sampled_from(
    (
        *("", "3", "-1", "1.5", "nan", "true", '""', '"x"', "[]", "{}", "[[]]", "[{}]", "[1, 'a']"),
        *("2024-05-02", "2024-05-02T10:00:00Z", "10:00:00", '"\\u0000"', "'''\n'''", "0x1F"),
        *('"courier p1"', '{ "a\\nb" = 1 }', "9" * 5000),
    )
)


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=150)
def test_any_bytes_are_a_story_or_a_list_of_faults(content: bytes) -> None:
    read(content)


@given(st.text(alphabet='[]{}="\'\\#.,-\n abc019"', max_size=200))
@settings(deadline=None, max_examples=300)
def test_any_punctuation_is_a_story_or_a_list_of_faults(text: str) -> None:
    read(text.encode())


@given(st.data())
@settings(deadline=None, max_examples=300)
def test_any_value_at_any_key_is_a_story_or_a_list_of_faults(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        key = lines[at].partition("=")[0]
        lines[at] = f"{key}= {data.draw(VALUES)}"
    read("\n".join(lines).encode())


@given(st.integers(0, len(STORY)), st.integers(0, 40), st.text(max_size=20))
@settings(deadline=None, max_examples=300)
def test_any_cut_and_paste_is_a_story_or_a_list_of_faults(at: int, cut: int, paste: str) -> None:
    read((STORY[:at] + paste + STORY[at + cut :]).encode(errors="surrogatepass"))


def read(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = a_folder(Path(folder), files={"story.toml": content})
        try:
            read_and_check(story, today=TODAY)
        except CurationError as error:
            assert error.faults
            assert all("\n" not in fault for fault in error.faults)


@given(st.integers(0, 5), st.text(alphabet="[]{}=\"'\\#.,:-“” \tabcé019\0", max_size=40), st.data())
@settings(deadline=None, max_examples=300)
def test_a_damaged_line_hides_no_fault_of_another_record(
    at: int, paste: str, data: st.DataObject
) -> None:
    spoilt = STORY.replace('currency = "EUR"', 'currency = "EUX"').replace("n min", "n\\tmin")
    lines = spoilt.splitlines()
    row = lines.index("[[event]]") + at
    cut = data.draw(st.integers(0, len(lines[row])))
    lines[row] = lines[row][:cut] + paste
    with tempfile.TemporaryDirectory() as folder:
        story = a_folder(Path(folder), files={"story.toml": "\n".join(lines)})
        told = faults_of(story)
        assert "currency" in {fault.rule for fault in told}
        assert any("roles 1 title" in str(fault) for fault in told)
