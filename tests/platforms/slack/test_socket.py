"""Socket Mode: the real client on real WebSockets."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.messages.health import Connection
from bot.platforms.slack.client import SlackClient
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.slack_person import a_command, a_mention, a_press, a_submission
from tests.fakes.slack_server import FakeSlack, Fault
from tests.platforms.slack.conftest import Waits, a_setup, some_ports, until
from tests.platforms.slack.form_steps import refuse_with


@pytest.fixture
async def client(
    slack: FakeSlack, waits: Waits, answerer: FakeAnswerer
) -> AsyncIterator[SlackClient]:
    """The client in socket mode with two connections."""
    client = SlackClient(a_setup(slack, waits, mode="socket"), some_ports(answerer))
    running = asyncio.create_task(client.run())
    await slack.until(lambda it: len(it.sockets) == 2)
    yield client
    await client.stop()
    await running


async def test_a_command_is_answered_in_its_acknowledgement(
    client: SlackClient, slack: FakeSlack
) -> None:
    command = a_command("/aid donor:uk", response_url=slack.response_url())

    await slack.envelope("slash_commands", command, id="one")

    await slack.until(lambda it: "one" in it.acks)
    assert slack.acks["one"]["text"] == "Asked: /aid donor:uk"
    assert slack.acks["one"]["response_type"] == "ephemeral"


async def test_a_mention_is_acknowledged_and_answered(
    client: SlackClient, slack: FakeSlack
) -> None:
    await slack.envelope("events_api", a_mention("hello"), id="one")

    await slack.until(lambda it: "one" in it.acks and it.sent)
    assert slack.acks["one"] == {}
    assert slack.posted()[0]["text"] == "Asked: hello"


async def test_one_event_on_both_connections_is_answered_once(
    client: SlackClient, slack: FakeSlack
) -> None:
    await slack.envelope("events_api", a_mention("hello"), id="one", socket=0)
    await slack.envelope("events_api", a_mention("hello"), id="two", socket=1)

    await slack.until(lambda it: {"one", "two"} <= set(it.acks) and it.sent)
    await client.settle()
    assert len(slack.posted()) == 1


async def test_a_form_is_opened_and_taken(client: SlackClient, slack: FakeSlack) -> None:
    command = a_command("/digest subscribe", response_url=slack.response_url())
    await slack.envelope("slash_commands", command, id="one")
    await slack.until(lambda it: "one" in it.acks and it.workspace.shown)

    view = slack.workspace.shown[0]
    await slack.envelope("interactive", a_submission(view, {"time": "08:30"}), id="two")
    await slack.envelope("interactive", a_submission(view, {"time": "08:30"}), id="three", socket=1)

    await slack.until(lambda it: {"two", "three"} <= set(it.acks) and it.sent)
    await client.settle()
    assert slack.acks["two"] == slack.acks["three"] == {}
    assert len(slack.posted("chat.postEphemeral")) == 1


async def test_a_refused_form_stays_open(
    client: SlackClient, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    command = a_command("/digest subscribe", response_url=slack.response_url())
    await slack.envelope("slash_commands", command, id="one")
    await slack.until(lambda it: it.workspace.shown)
    answerer.say = refuse_with("There is no time “8:77”.")

    filled = a_submission(slack.workspace.shown[0], {"time": "8:77"})
    await slack.envelope("interactive", filled, id="two")

    await slack.until(lambda it: "two" in it.acks)
    assert slack.acks["two"]["errors"] == {"time": "There is no time “8:77”."}


async def test_a_press_is_acknowledged_and_answered(client: SlackClient, slack: FakeSlack) -> None:
    press = a_press({"action_id": "private:0", "value": "/help"}, response_url=slack.response_url())

    await slack.envelope("interactive", press, id="one")

    await slack.until(lambda it: "one" in it.acks and it.sent)
    assert slack.posted("response_url")[0]["response_type"] == "ephemeral"


async def test_renewing_connections_loses_no_envelope(
    client: SlackClient, slack: FakeSlack
) -> None:
    async def keep_typing() -> None:
        for number in range(100):
            command = a_command(f"/who {number}", response_url=slack.response_url())
            await slack.envelope("slash_commands", command, id=f"e{number}", socket=-1)
            await asyncio.sleep(0)

    typing = asyncio.create_task(keep_typing())
    # Both are told to leave at once; they take turns.
    for socket in (0, 1):
        await slack.ask_to_leave(socket=socket)
    await typing

    await slack.until(lambda it: len(it.acks) + len(it.undelivered) == 100)
    await slack.until(lambda it: it.calls.count("hello") == 4 and len(it.sockets) == 2)
    assert slack.undelivered == []
    assert client.health().connection is Connection.READY


async def test_a_lost_connection_is_opened_again(client: SlackClient, slack: FakeSlack) -> None:
    await slack.sockets[0].close()

    await slack.until(lambda it: it.calls.count("hello") == 3 and len(it.sockets) == 2)


async def test_an_app_token_slack_refuses_is_told_and_ends_nothing(
    slack: FakeSlack, waits: Waits, answerer: FakeAnswerer
) -> None:
    client = SlackClient(a_setup(slack, waits, mode="socket"), some_ports(answerer))
    slack.fail("apps.connections.open", *[Fault(error="invalid_auth")] * 2)

    running = asyncio.create_task(client.run())
    await slack.until(lambda it: it.calls.count("apps.connections.open") == 2)
    await until(client, Connection.FAILED)

    assert "SLACK_APP_TOKEN" in client.health().detail
    assert not running.done()
    await client.stop()
    await running


async def test_connecting_is_tried_again_while_slack_is_down(
    slack: FakeSlack, waits: Waits, answerer: FakeAnswerer
) -> None:
    client = SlackClient(a_setup(slack, waits, mode="socket", connections=1), some_ports(answerer))
    slack.fail("auth.test", Fault(status=503), Fault(status=429, retry_after="9"))
    slack.fail("apps.connections.open", Fault(status=500))

    running = asyncio.create_task(client.run())
    await slack.until(lambda it: len(it.sockets) == 1)

    assert waits.slept == [1.0, 9.0, 1.0]
    await client.stop()
    await running
