"""Completion while a line is typed: commands, option names, and values from the record."""

from collections.abc import Iterable, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.answers.command import Command
from bot.answers.complete_line import complete_line
from bot.messages.answerer import Answerer, Suggestion
from bot.messages.request import Place
from bot.platforms.console.visible import show_line


class LineCompleter(Completer):
    """Completes what stands before the cursor."""

    def __init__(self, answerer: Answerer, commands: Sequence[Command], place: Place) -> None:
        self._answerer = answerer
        self._commands = commands
        self._place = place

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Yield whole lines, each shown as its new part."""
        typed = document.text_before_cursor.lstrip()
        for each in complete_line(typed, self._commands, self._values):
            part, meaning = _shown(each)
            yield Completion(
                each.value,
                start_position=-len(typed),
                display=show_line(part),
                display_meta=show_line(meaning),
            )

    def _values(self, command: str, option: str, typed: str) -> tuple[Suggestion, ...]:
        return self._answerer.suggest(
            command=command, option=option, typed=typed, place=self._place
        )


def _shown(suggestion: Suggestion) -> tuple[str, str]:
    """Return what the menu shows: "donor:" and "who gives", or a value alone."""
    words = suggestion.value.split()
    if suggestion.value.endswith(":") or len(words) == 1:
        return words[-1], suggestion.label
    return suggestion.label, ""
