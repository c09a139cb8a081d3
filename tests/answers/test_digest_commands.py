"""Commands of two words: how they are read, completed and handed to the digests' desk."""

from collections.abc import Mapping

import pytest

from bot.answers.command import Command
from bot.answers.commands import COMMANDS
from bot.answers.digest_commands import DIGEST_COMMANDS
from bot.answers.parse import check_call, read_line
from bot.answers.service import AnswerService
from bot.errors import RequestError, StoreError
from bot.facts.ids import StoryId
from bot.messages.plain import to_plain
from bot.messages.reply import Notice, Reply
from bot.messages.request import Call, Line, Person, Request
from tests.answers.desk import NOW, PLACE, Desk


@pytest.mark.parametrize(
    ("line", "command", "options"),
    [
        ("/digest", "digest list", {}),
        ("digest", "digest list", {}),
        ("/Digest LIST", "digest list", {}),
        ("digest list", "digest list", {}),
        ("/digest pause", "digest pause", {}),
        ("/digest pause ab12cd34", "digest pause", {"digest": "ab12cd34"}),
        ("/digest pause digest:ab12cd34", "digest pause", {"digest": "ab12cd34"}),
        ("/digest pause mornings", "digest pause", {"digest": "mornings"}),
        (
            "/digest subscribe weekdays 08:30 zone:Europe/London",
            "digest subscribe",
            {"days": "weekdays 08:30", "zone": "Europe/London"},
        ),
        (
            "/digest subscribe days:mon, thu time:9:00 except:2026-12-25",
            "digest subscribe",
            {"days": "mon, thu", "time": "9:00", "except": "2026-12-25"},
        ),
        ("/digest edit weekdays 09:00", "digest edit", {"days": "weekdays 09:00"}),
        (
            "/digest edit ab12cd34@3 weekdays 09:00",
            "digest edit",
            {"digest": "ab12cd34@3", "days": "weekdays 09:00"},
        ),
        (
            "/digest subscribe daily 8:00 only:quotes, by:US",
            "digest subscribe",
            {"days": "daily 8:00", "only": "quotes, by:US"},
        ),
        (
            "/digest note ab12cd34 2026-11-02T09:00 Figures: as of Friday",
            "digest note",
            {"digest": "ab12cd34", "slot": "2026-11-02T09:00", "text": "Figures: as of Friday"},
        ),
        ("/digest note Figures of Friday", "digest note", {"text": "Figures of Friday"}),
        (
            "/digest useful ab12cd34 breaking-7-1762070400000 no",
            "digest useful",
            {"digest": "ab12cd34", "edition": "breaking-7-1762070400000", "vote": "no"},
        ),
    ],
)
def test_a_command_of_two_words_is_read(line: str, command: str, options: dict[str, str]) -> None:
    assert read_line(line, COMMANDS) == Call(command=command, options=tuple(options.items()))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "/digest puase",
            "There is no command “/digest puase”. Did you mean /digest pause? /digest takes "
            "subscribe, list, edit, pause, resume, remove, preview, now, why, test, approve, note, "
            "skip and useful.",
        ),
        ("/digset", "There is no command “/digset”. Did you mean /digest?"),
        ("/digest list all", "/digest list takes nothing after it."),
        ("/digest pause ab12cd34 digest:ab12cd35", "“digest” is given twice; give it once."),
    ],
)
def test_what_is_no_command_is_refused_with_what_there_is(line: str, said: str) -> None:
    with pytest.raises(RequestError) as refused:
        read_line(line, COMMANDS)
    assert str(refused.value) == said


def test_a_question_about_digests_is_a_question() -> None:
    assert read_line("digests of what?", COMMANDS).command == "ask"
    assert read_line("digest of the week?", COMMANDS).command == "ask"


@pytest.mark.parametrize("value", ["Changed", " always "])
def test_a_choice_may_be_written_large(value: str) -> None:
    call = Call(command="digest edit", options=(("rule", value),))
    assert check_call(call, COMMANDS).name == "digest edit"


def test_what_is_none_of_the_choices_is_refused() -> None:
    call = Call(command="digest edit", options=(("unapproved", "wait"),))
    with pytest.raises(RequestError, match=r"unapproved is skip or send, not “wait”\."):
        check_call(call, COMMANDS)


@pytest.mark.parametrize("command", DIGEST_COMMANDS, ids=lambda command: command.name)
def test_every_example_is_read_as_its_command(command: Command) -> None:
    for example in command.examples:
        call = read_line(example, COMMANDS)
        assert check_call(call, COMMANDS) is command


def test_zones_and_choices_are_completed() -> None:
    service = _service(suggest_zones=lambda typed: (f"Europe/{typed.title()}",))
    zones = service.suggest(command="digest edit", option="zone", typed="rome", place=PLACE)
    assert [each.value for each in zones] == ["Europe/Rome"]
    rules = service.suggest(command="digest edit", option="rule", typed="a", place=PLACE)
    assert [each.value for each in rules] == ["changed", "always", "breaking"]


async def test_the_desk_of_digests_gets_the_request_the_story_and_the_options() -> None:
    asked: list[tuple[str, str, dict[str, str]]] = []

    async def answer(
        request: Request, story: StoryId, command: str, options: Mapping[str, str]
    ) -> Reply:
        asked.append((story, command, dict(options)))
        return Reply(title="", blocks=(Notice(text="As you like."),))

    service = _service(digests=answer)
    reply = await service.answer(_request("/digest pause ab12cd34"))
    assert to_plain(reply) == "As you like."
    assert asked == [("river-accord", "digest pause", {"digest": "ab12cd34"})]


async def test_forms_about_digests_are_filled_in_by_their_desk() -> None:
    async def fill(
        request: Request, story: StoryId, command: str, options: Mapping[str, str]
    ) -> Mapping[str, str]:
        return {"days": f"{story}, {command}, {options['digest']}"}

    service = _service(fill_digests=fill)
    filled = await service.fill(_request("/digest edit ab12cd34"))
    assert filled == {"days": "river-accord, digest edit, ab12cd34"}
    assert await service.fill(_request("/digest pause ab12cd34")) == {}
    assert await service.fill(_request("/aid")) == {}


async def test_a_form_that_cannot_be_filled_in_is_left_to_its_answer() -> None:
    async def fail(*_given: object) -> Mapping[str, str]:
        raise StoreError("gone")

    with pytest.raises(RequestError, match="cannot be filled in right now"):
        await _service(fill_digests=fail).fill(_request("/digest edit"))


async def test_where_no_digests_are_kept_it_is_said() -> None:
    assert to_plain(await Desk().ask("/digest")) == "No digests are kept here."


def _service(**ports: object) -> AnswerService:
    desk = Desk()
    return AnswerService(
        shelf=desk.shelf,
        places=desk.places,
        commands=COMMANDS,
        health=tuple,
        clock=lambda: NOW,
        new_error_id=lambda: "k7wq",
        **ports,  # type: ignore[arg-type]  # as given
    )


def _request(line: str) -> Request:
    return Request(
        key="1",
        asked=Line(text=line),
        place=PLACE,
        person=Person(platform=PLACE.platform, id="p"),
        asked_at=NOW,
    )
