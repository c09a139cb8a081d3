"""What is turned away before Bolt sees it."""

import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from bot.platforms.slack.http import BODY_BYTES
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.slack_person import a_command, a_mention, signed
from tests.fakes.slack_server import FakeSlack
from tests.platforms.slack.conftest import NOW, Wire

BODY = urlencode(a_command("/aid", response_url="http://127.0.0.1/none")).encode()
GOOD = signed(BODY, at=NOW, kind="form")


async def test_a_signed_request_is_answered(wire: Wire, answerer: FakeAnswerer) -> None:
    status, _, _ = await wire.send(BODY, GOOD)

    assert status == 200
    assert len(answerer.requests) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Signature": "v0=é"},
        {"X-Slack-Signature": ""},
        {"X-Slack-Request-Timestamp": "yesterday"},
        {"X-Slack-Request-Timestamp": "１７２５"},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "1" * 40},
        {"X-Slack-Request-Timestamp": "-1"},
    ],
    ids=str,
)
async def test_a_request_slack_did_not_sign_is_refused(
    wire: Wire, answerer: FakeAnswerer, change: dict[str, str]
) -> None:
    status, _, text = await wire.send(BODY, GOOD | change)

    assert status == 401
    assert "Traceback" not in text
    assert answerer.requests == []


@pytest.mark.parametrize("missing", ["X-Slack-Signature", "X-Slack-Request-Timestamp"])
async def test_a_request_without_a_header_is_refused(wire: Wire, missing: str) -> None:
    headers = {name: value for name, value in GOOD.items() if name != missing}

    status, _, _ = await wire.send(BODY, headers)

    assert status == 401


@pytest.mark.parametrize("minutes", [-6, 6])
async def test_a_stale_request_is_refused_though_it_is_signed(wire: Wire, minutes: int) -> None:
    status, _, _ = await wire.send(
        BODY, signed(BODY, at=NOW + timedelta(minutes=minutes), kind="form")
    )

    assert status == 401


async def test_a_changed_body_is_refused(wire: Wire) -> None:
    status, _, _ = await wire.send(BODY + b"&text=more", GOOD)

    assert status == 401


async def test_a_body_over_the_cap_is_refused(wire: Wire) -> None:
    body = b"x" * (BODY_BYTES + 1)

    status, _, _ = await wire.send(body, signed(body, at=NOW))

    assert status == 413


@pytest.mark.parametrize(
    "change", [{"Content-Type": "text/html"}, {"Content-Encoding": "gzip"}], ids=str
)
async def test_a_kind_slack_does_not_send_is_refused(wire: Wire, change: dict[str, str]) -> None:
    status, _, _ = await wire.send(BODY, GOOD | change)

    assert status == 415


@pytest.mark.parametrize("body", [b"{not json", b"\xff\xfe", b'{"payload": 1'])
async def test_a_signed_body_that_cannot_be_read_is_refused(wire: Wire, body: bytes) -> None:
    status, _, _ = await wire.send(body, signed(body, at=NOW))

    assert status == 400


@pytest.mark.parametrize("body", [b"[]", b"1", b'"x"', b"{}", b'{"type": "event_callback"}'])
async def test_json_that_is_no_event_makes_no_noise(wire: Wire, body: bytes) -> None:
    status, _, text = await wire.send(body, signed(body, at=NOW))

    assert status in {200, 400, 404}
    assert "Traceback" not in text


async def test_the_address_is_verified(wire: Wire) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()

    status, answer, _ = await wire.send(body, signed(body, at=NOW))

    assert (status, answer) == (200, {"challenge": "abc"})


async def test_other_methods_are_refused(wire: Wire) -> None:
    for method, status in (("GET", 405), ("PUT", 405), ("DELETE", 405)):
        async with wire.session.request(method, wire.url) as response:
            assert response.status == status
            assert "POST" in response.headers["Allow"]


async def test_the_certificate_check_is_answered(wire: Wire) -> None:
    async with wire.session.get(wire.url, params={"ssl_check": "1"}) as response:
        assert response.status == 200


async def test_a_refused_body_is_not_logged(
    wire: Wire, slack: FakeSlack, capsys: pytest.CaptureFixture[str]
) -> None:
    body = json.dumps(a_mention("the words of a person")).encode()

    await wire.send(body, signed(body, at=NOW) | {"X-Slack-Signature": "v0=" + "0" * 64})
    await wire.send(body, signed(body, at=NOW))

    out, err = capsys.readouterr()
    assert "the words of a person" not in out + err
