"""Buttons and the message shortcut through the real Bolt app over HTTP."""

import dataclasses

from bot.messages.request import Call, Line
from tests.fakes.answerer import FakeAnswerer, echo
from tests.fakes.slack_person import CHANNEL, PERSON, a_press, a_shortcut
from tests.fakes.slack_server import FakeSlack, Fault
from tests.platforms.slack.conftest import Wire
from tests.platforms.slack.replies import A_REPLY, a_long_reply
from tests.platforms.slack.test_commands import buttons_of

SHARE = {"action_id": "share:0", "value": "/aid"}


async def test_a_button_made_before_a_restart_works_after_it(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    # Nothing of the client that made the button is known to the one that is pressed.
    button = {"action_id": "line:0", "value": "/who Iran Air", "type": "button"}

    await wire.interaction(a_press(button, response_url=slack.response_url()))

    assert answerer.requests[0].asked == Line(text="/who Iran Air")
    [posted] = slack.posted()
    assert posted["thread_ts"] == "1725000003.000100"


async def test_a_press_on_a_private_answer_is_answered_privately(
    wire: Wire, slack: FakeSlack
) -> None:
    button = {"action_id": "line:0", "value": "/sources"}

    await wire.interaction(a_press(button, response_url=slack.response_url(), is_ephemeral=True))

    [answer] = slack.posted("response_url")
    assert answer["response_type"] == "ephemeral"
    assert answer["replace_original"] is False


async def test_a_button_for_the_presser_alone_answers_them_alone(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: A_REPLY
    answer = await wire.command("/brief", response_url=slack.response_url("typed"))
    answerer.say = echo

    button = buttons_of(answer)["Sources"]
    await wire.interaction(a_press(button, response_url=slack.response_url("pressed")))

    assert answerer.requests[-1].private
    assert slack.posted("response_url")[0]["response_type"] == "ephemeral"


async def test_sharing_posts_the_answer_for_all_and_says_who_shared_it(
    wire: Wire, slack: FakeSlack
) -> None:
    answer = await wire.command("/aid donor:uk", response_url=slack.response_url("typed"))

    share = buttons_of(answer)["Share to channel"]
    url = slack.response_url("pressed")
    await wire.interaction(a_press(share, response_url=url, is_ephemeral=True))

    [posted] = slack.posted()
    assert posted["channel"] == CHANNEL
    assert "thread_ts" not in posted
    [user] = [
        run for run in posted["blocks"][0]["elements"][0]["elements"] if run["type"] == "user"
    ]
    assert user["user_id"] == PERSON
    assert "Share to channel" not in buttons_of(posted)


async def test_sharing_twice_posts_once(wire: Wire, slack: FakeSlack) -> None:
    press = a_press(SHARE, response_url=slack.response_url(), is_ephemeral=True)

    await wire.interaction(press)
    await wire.interaction(press | {"trigger_id": "9.9"})

    assert len(slack.posted()) == 1


async def test_nothing_is_shared_where_the_bot_is_no_member_until_it_is_invited(
    wire: Wire, slack: FakeSlack
) -> None:
    press = a_press(SHARE, response_url=slack.response_url(), is_ephemeral=True)

    slack.joined = False
    await wire.interaction(press)

    [told] = slack.posted("response_url")
    assert told["response_type"] == "ephemeral"
    assert "not a member of this channel" in told["text"]
    assert "/invite" in told["text"]
    assert slack.posted() == []

    slack.joined = True
    await wire.interaction(press | {"trigger_id": "9.9"})

    assert len(slack.posted()) == 1
    assert len(slack.posted("response_url")) == 1


async def test_why_nothing_can_be_shared_is_said_in_words(wire: Wire, slack: FakeSlack) -> None:
    slack.fail("chat.postMessage", Fault(error="is_archived"))

    await wire.interaction(a_press(SHARE, response_url=slack.response_url(), is_ephemeral=True))

    [told] = slack.posted("response_url")
    assert told["response_type"] == "ephemeral"
    assert "not shared: the channel is archived" in told["text"]


async def test_continue_sends_what_did_not_fit(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: a_long_reply(messages=6)
    await wire.command("/timeline", response_url=slack.response_url("typed"))
    labels = buttons_of(slack.posted("response_url")[-1])
    button = next(each for label, each in labels.items() if label.startswith("Continue"))

    url = slack.response_url("pressed")
    await wire.interaction(a_press(button, response_url=url, is_ephemeral=True))

    texts = [each["text"] for each in slack.posted("response_url")]
    whole = "".join(texts)
    assert all(f"{number}. A sentence" in whole for number in range(24))
    parts = [text.rsplit("Part ", 1)[1] for text in texts]
    assert parts == [f"{number} of {len(texts)}" for number in range(1, len(texts) + 1)]


async def test_what_no_button_can_continue_follows_in_a_direct_message(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: a_long_reply(messages=6)

    await wire.interaction(a_shortcut("x" * 3_000, response_url=slack.response_url()))

    private, direct = slack.posted("response_url"), slack.posted()
    assert len(private) == 4
    assert "The rest follows in a direct message." in private[-1]["text"]
    assert {each["channel"] for each in direct} == {PERSON}
    whole = "".join(each["text"] for each in [*private, *direct])
    assert all(f"{number}. A sentence" in whole for number in range(24))


async def test_the_shortcut_asks_about_the_text_of_a_message(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    text = "/story use:other &lt;b&gt; <https://x.example|the list>"

    await wire.interaction(a_shortcut(text, response_url=slack.response_url()))

    [request] = answerer.requests
    assert request.asked == Call(
        command="ask", options=(("question", "/story use:other <b> the list"),)
    )
    assert request.private
    assert slack.posted("response_url")[0]["response_type"] == "ephemeral"


async def test_the_shortcut_checks_the_text_of_a_message(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    url = slack.response_url()

    await wire.interaction(
        a_shortcut("The river is &gt; 5 km", response_url=url, callback_id="check_message")
    )

    [request] = answerer.requests
    assert request.asked == Call(command="check", options=(("message", "The river is > 5 km"),))
    assert request.private
    assert slack.posted("response_url")[0]["response_type"] == "ephemeral"


async def test_a_message_without_words_is_answered_with_a_sentence(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    url = slack.response_url()

    await wire.interaction(a_shortcut("", response_url=url, callback_id="check_message"))

    assert len(slack.posted("response_url")) == 1


async def test_a_button_that_is_not_ours_is_acknowledged(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    button = {"action_id": "another-app", "value": "x"}

    assert await wire.interaction(a_press(button, response_url=slack.response_url())) == 200
    assert answerer.requests == []


async def test_an_interaction_of_an_unknown_kind_is_acknowledged(
    wire: Wire, slack: FakeSlack
) -> None:
    payload = a_shortcut("x", response_url=slack.response_url()) | {"callback_id": "old"}

    assert await wire.interaction(payload) == 200


async def test_a_private_reply_to_a_public_press_is_for_the_presser(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: dataclasses.replace(echo(request), private=True)
    button = {"action_id": "line:0", "value": "/status"}

    await wire.interaction(a_press(button, response_url=slack.response_url()))

    assert slack.posted() == []
    assert slack.posted("response_url")[0]["response_type"] == "ephemeral"


async def test_a_response_address_that_is_busy_is_used_again_later(
    wire: Wire, slack: FakeSlack
) -> None:
    slack.fail("response_url", Fault(status=429))
    button = {"action_id": "private:0", "value": "/status"}

    await wire.interaction(a_press(button, response_url=slack.response_url()))

    assert len(slack.posted("response_url")) == 1
