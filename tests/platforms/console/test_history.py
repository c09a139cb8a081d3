"""The lines typed before: kept for their owner alone, and never a reason to fail."""

from pathlib import Path

from prompt_toolkit.history import InMemoryHistory

from bot.platforms.console.history import KEPT, open_history


def loaded(file: Path) -> list[str]:
    """Return the lines that are read back, oldest first."""
    return list(open_history(file).load_history_strings())[::-1]


def test_lines_come_back_in_order_and_only_their_owner_may_read_them(tmp_path: Path) -> None:
    file = tmp_path / "data" / "history"
    history = open_history(file)
    for line in ("/aid", "who\nspoke?", "Łódź"):
        history.append_string(line)
    assert loaded(file) == ["/aid", "who spoke?", "Łódź"]
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "history"
    file.write_text("/aid\n")
    file.chmod(0o644)
    assert loaded(file) == ["/aid"]
    assert file.stat().st_mode & 0o777 == 0o600


def test_bytes_that_are_no_text_are_replaced(tmp_path: Path) -> None:
    file = tmp_path / "history"
    file.write_bytes(b"/who \xff\n")
    assert loaded(file) == ["/who \ufffd"]


def test_only_so_many_lines_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "history"
    file.write_text("".join(f"{number}\n" for number in range(2 * KEPT + 1)))
    assert loaded(file) == [str(number) for number in range(KEPT + 1, 2 * KEPT + 1)]
    assert len(file.read_text().splitlines()) == KEPT


def test_what_cannot_be_written_is_kept_in_memory(tmp_path: Path) -> None:
    assert isinstance(open_history(None), InMemoryHistory)
    assert isinstance(open_history(tmp_path), InMemoryHistory)
    (tmp_path / "file").touch()
    assert isinstance(open_history(tmp_path / "file" / "history"), InMemoryHistory)


def test_a_file_that_goes_away_later_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "data" / "history"
    history = open_history(file)
    file.unlink()
    file.parent.rmdir()
    history.append_string("/aid")
    assert history.get_strings() == ["/aid"]
    assert list(history.load_history_strings()) == []
