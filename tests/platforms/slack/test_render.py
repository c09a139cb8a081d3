"""What Slack is sent: nothing lost, nothing over a limit, no markup from outside."""

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings

from bot.messages.chart import Chart
from bot.messages.plain import to_plain
from bot.messages.reply import (
    Action,
    Block,
    Reference,
    Reply,
)
from bot.platforms.slack.limits import MESSAGE_CHARACTERS, MESSAGES_AT_ONCE, size
from bot.platforms.slack.render import (
    Audience,
    charts_of,
    payload_json,
    render,
    to_picture,
    to_response,
)
from tests.fakes.slack_blocks import fault_of
from tests.platforms.slack.replies import A_REPLY, CHART, REFERENCE, a_long_reply
from tests.strategies import replies, texts

_generously = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


_BETWEEN = re.compile(r"[\s•]|Part \d+ of \d+|The rest follows in a direct message\.")


def all_messages(reply: Reply, **options: Any) -> list[dict[str, Any]]:
    """Return every message of a reply, as pressing "Continue" to the end would show them."""
    messages: list[dict[str, Any]] = []
    left = 1
    while left:
        batch = render(reply, start=len(messages), **{"audience": Audience.ASKER, **options})
        assert len(batch.messages) <= MESSAGES_AT_ONCE
        messages += batch.messages
        left = batch.left
    return messages


def said(part: object) -> Iterator[str]:
    """Yield each text that a person reads in blocks."""
    match part:
        case dict():
            for key, value in part.items():
                if key in {"text", "alt_text", "url"} and isinstance(value, str):
                    yield value
                elif key != "type":
                    yield from said(value)
        case list():
            for each in part:
                yield from said(each)
        case _:
            return


def strings_of(part: object) -> Iterator[str]:
    """Yield each string of a reply's block, columns of a table apart."""
    match part:
        case str():
            yield part
        case tuple():
            for each in part:
                yield from strings_of(each)
        case _ if dataclasses.is_dataclass(part):
            for field in dataclasses.fields(part):
                if field.name not in {"columns", "language"}:
                    yield from strings_of(getattr(part, field.name))
        case _:
            return


@_generously
@given(reply=replies(), line=texts())
def test_slack_would_refuse_nothing(reply: Reply, line: str) -> None:
    for audience in Audience:
        for message in all_messages(reply, audience=audience, line=line, shared_by="U1"):
            assert fault_of("chat.postMessage", {"channel": "C1", **message}, files=set()) == ""
            shown = sum(map(size, said(message["blocks"])))
            assert shown <= MESSAGE_CHARACTERS


def _written_out(block: Block) -> Block:
    """Return a block without the text that stands for what is written out beside it."""
    if isinstance(block, Chart) and block.points:
        return dataclasses.replace(block, alt=block.title)
    return block


@_generously
@given(reply=replies())
def test_nothing_is_lost(reply: Reply) -> None:
    messages = all_messages(reply)
    shown = "".join("".join(said(message["blocks"])) for message in messages)
    fallback = "".join(message["text"] for message in messages)
    for block in reply.blocks:
        for text in strings_of(_written_out(block)):
            assert _squeezed(text) in _squeezed(shown)
        # In plain text a chart is its alternative text, which says everything; a timeline may be
        # its points instead, which say the same.
        if isinstance(block, Chart) and block.points:
            continue
        for text in strings_of(block.alt if isinstance(block, Chart) else block):
            assert _squeezed(text) in _squeezed(_plain(fallback))
    for reference in reply.references:
        for text in (reference.publisher, reference.title, reference.place, reference.url):
            assert _squeezed(text) in _squeezed(shown)
    for action in reply.actions:
        assert _squeezed(action.label) in _squeezed(shown)


@_generously
@given(reply=replies())
def test_outside_text_makes_no_markup(reply: Reply) -> None:
    urls = {reference.url for reference in reply.references}
    for message in all_messages(reply):
        assert "<" not in message["text"]
        assert ">" not in message["text"]
        assert message["mrkdwn"] is message["unfurl_links"] is message["unfurl_media"] is False
        for element in _elements(message["blocks"]):
            assert element.get("type") not in {"mrkdwn", "user", "usergroup", "broadcast", "emoji"}
            if element.get("type") == "link":
                assert element["url"] in urls


def test_an_answer_in_one_message_has_all_of_it_as_fallback() -> None:
    [message] = _render(A_REPLY, audience=Audience.CHANNEL)

    assert message["text"] == to_plain(A_REPLY).replace("<", "&lt;").replace(">", "&gt;")


def test_only_the_address_of_a_reference_is_a_link() -> None:
    [message] = _render(A_REPLY, audience=Audience.CHANNEL)

    links = [each for each in _elements(message["blocks"]) if each.get("type") == "link"]
    assert [each["url"] for each in links] == [REFERENCE.url]


def test_an_address_slack_would_refuse_is_shown_as_text() -> None:
    bad = Reference(
        number=1,
        publisher="P",
        title="T",
        published_on=REFERENCE.published_on,
        place="p. 1",
        url="javascript:alert(1)",
    )
    [message] = _render(Reply(title="", blocks=(), references=(bad,)), audience=Audience.CHANNEL)

    assert all(each.get("type") != "link" for each in _elements(message["blocks"]))
    assert "javascript:alert(1)" in "".join(said(message["blocks"]))


def test_a_claim_without_an_answer_says_so() -> None:
    [message] = _render(A_REPLY, audience=Audience.CHANNEL)

    claims = [block for block in message["blocks"] if "North cheats" in "".join(said(block))]
    assert len(claims) == 1
    assert "No answer to this is on record." in "".join(said(claims[0]))


def test_a_line_too_long_for_a_button_is_written_out() -> None:
    action = Action(label="More", line="/who " + "x" * 2_100)
    [message] = _render(Reply(title="T", blocks=(), actions=(action,)), audience=Audience.CHANNEL)

    assert all(block["type"] != "actions" for block in message["blocks"])
    assert action.line in "".join(said(message["blocks"]))


def test_a_button_for_what_cannot_be_taken_back_looks_so() -> None:
    actions = (Action(label="Remove", line="/x yes", grave=True), Action(label="Keep", line="/x"))
    [message] = _render(Reply(title="T", blocks=(), actions=actions), audience=Audience.ASKER)

    [row] = [block for block in message["blocks"] if block["type"] == "actions"]
    assert [each.get("style") for each in row["elements"][:2]] == ["danger", None]


def test_parts_are_numbered_and_say_how_many_are_left() -> None:
    batch = render(a_long_reply(messages=6), audience=Audience.ASKER, line="/timeline")

    assert len(batch.messages) == MESSAGES_AT_ONCE
    assert batch.left > 0
    assert f"Continue ({batch.left} more)" in list(said(batch.messages[-1]["blocks"]))


def test_an_empty_reply_is_still_a_message() -> None:
    [message] = _render(Reply(title="", blocks=()), audience=Audience.ASKER)

    assert fault_of("acknowledgement", to_response(message), files=set()) == ""


def test_a_picture_is_described() -> None:
    reply = Reply(title="", blocks=(CHART,))
    [chart] = charts_of(reply)

    message = to_picture(chart, file="F00000001")

    assert message["text"] == CHART.alt
    assert message["blocks"] == [
        {"type": "image", "slack_file": {"id": "F00000001"}, "alt_text": CHART.alt}
    ]


def test_the_longest_bar_is_the_largest_figure() -> None:
    [message] = _render(Reply(title="", blocks=(CHART,)), audience=Audience.CHANNEL)

    bars = [text for text in said(message["blocks"]) if text.startswith("█")]
    assert [len(bar) for bar in bars] == [20, 5]


def test_payload_json_is_what_a_typed_command_is_answered_with() -> None:
    [payload] = json.loads(payload_json(A_REPLY, line="/brief"))

    [message] = _render(A_REPLY, audience=Audience.ASKER, line="/brief")
    assert payload == to_response(message)


def test_text_is_measured_as_slack_may_count_it() -> None:
    assert size("a&b<c>") == len("a&amp;b&lt;c&gt;")
    assert size("👩") == 2


def _render(reply: Reply, *, audience: Audience, line: str = "") -> tuple[dict[str, Any], ...]:
    return render(reply, audience=audience, line=line).messages


def _elements(part: object) -> Iterator[dict[str, Any]]:
    match part:
        case dict():
            yield part
            for value in part.values():
                yield from _elements(value)
        case list():
            for each in part:
                yield from _elements(each)
        case _:
            return


def _squeezed(text: str) -> str:
    # Where a text is cut stand bullets, line ends, the number of the part and what follows.
    return _BETWEEN.sub("", text)


def _plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
