"""What the menu offers while a line is typed."""

from prompt_toolkit.completion import CompleteEvent, Completion
from prompt_toolkit.document import Document

from bot.answers.commands import COMMANDS
from bot.messages.answerer import Suggestion
from bot.messages.request import Place, Platform
from bot.platforms.console.complete import LineCompleter
from tests.fakes.answerer import FakeAnswerer

PLACE = Place(platform=Platform.CONSOLE, id="console")


def offered(typed: str, *names: str) -> list[tuple[str, str, str]]:
    """Return what is offered as (whole line, what the menu shows, what it means)."""
    answerer = FakeAnswerer()
    answerer.suggestions = tuple(Suggestion(label=name, value=name) for name in names)
    completer = LineCompleter(answerer, COMMANDS, PLACE)
    found = completer.get_completions(Document(typed), CompleteEvent())
    return [(_applied(typed, each), each.display_text, each.display_meta_text) for each in found]


def _applied(typed: str, completion: Completion) -> str:
    return typed[: len(typed) + completion.start_position] + completion.text


def test_commands_are_offered_with_what_they_do() -> None:
    [found] = offered("/ai")
    assert found == ("/aid ", "/aid", "Aid totals side by side, with what each of them measures")
    assert len(offered("/")) == len({command.first_word for command in COMMANDS})


def test_the_commands_of_a_group_are_offered_once_it_is_chosen() -> None:
    assert ("/digest ", "/digest", "Digests, posted here on a schedule") in offered("/di")
    assert [line for line, *_ in offered("/digest pa")] == ["/digest pause "]
    assert ("/digest edit zone:", "zone:", "the time zone, such as Europe/London") in offered(
        "/digest edit zo"
    )


def test_option_names_are_offered_with_what_they_take() -> None:
    assert ("/aid donor:", "donor:", "who gives") in offered("/aid do")


def test_values_are_offered_from_the_record() -> None:
    assert offered("/aid donor:uni", "United Kingdom") == [
        ("/aid donor:United Kingdom ", "United Kingdom", "")
    ]


def test_nothing_is_offered_for_a_question_in_plain_words() -> None:
    assert offered("who said", "Norland") == []


def test_a_name_cannot_hide_or_act_in_the_menu() -> None:
    [(_, display, _)] = offered("/aid donor:x", "Nor\u202e\x1b[2Jland")
    assert display == "Nor\ufffd\ufffd[2Jland"
