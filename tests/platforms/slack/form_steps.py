"""What a person does with forms on Slack, and an answerer that has something to suggest."""

from typing import Any

from bot.digests.zone import suggest_zones
from bot.messages.answerer import Suggestion
from bot.messages.reply import Notice, Outcome, Reply
from bot.messages.request import Place
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.slack_server import FakeSlack
from tests.platforms.slack.conftest import Wire

FILLED = {"days": "weekdays", "time": "08:30", "rule": "always", "review": "C00000009"}
STORIES = ("harbour", "river-accord")


def refuse_with(words: str, outcome: Outcome = Outcome.UNCLEAR) -> Any:
    """Return what an answerer says that refuses everything so."""
    return lambda request: Reply(title="", blocks=(Notice(text=words),), outcome=outcome)


class SuggestingAnswerer(FakeAnswerer):
    """Suggests stories and time zones."""

    def suggest(
        self, *, command: str, option: str, typed: str, place: Place
    ) -> tuple[Suggestion, ...]:
        """Suggest what fits what was typed."""
        self.suggested.append((command, option, typed, place))
        values = {"story": STORIES, "zone": suggest_zones(typed)}.get(option, ())
        return tuple(Suggestion(label=each, value=each) for each in values)


async def open_form(wire: Wire, slack: FakeSlack, line: str = "/digest subscribe") -> Any:
    """Type a command that opens a form, and return the form."""
    assert await wire.command(line, response_url=slack.response_url()) == {}
    return slack.workspace.shown[-1]


def elements_of(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the inputs of a form by the options' names."""
    return {each["block_id"]: each["element"] for each in view["blocks"] if "element" in each}


def words_of(view: dict[str, Any]) -> list[str]:
    """Return what a form says besides its inputs."""
    return [each["text"]["text"] for each in view["blocks"] if each["type"] == "section"]
