"""The bot while it runs: its page, its health, and what it follows."""

import json
import signal
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

from tests.cli.process import bot, read_until, running
from tests.scenarios.desk import STORIES


def test_run_serves_the_page_says_what_is_missing_and_stops_when_told(folder: Path) -> None:
    with running(folder) as process:
        said = read_until(process, "Ready.")
        assert "Discord: not connected; set DISCORD_TOKEN" in said
        assert "Slack: not connected; set SLACK_BOT_TOKEN" in said
        address = next(line.split()[-1] for line in said.splitlines() if "Web page" in line)
        with urllib.request.urlopen(address, timeout=10) as page:
            assert b"Dateline" in page.read()
        assert bot(folder, "health", http_proxy="http://127.0.0.1:1").returncode == 0
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    assert bot(folder, "health").returncode == 1


def test_a_host_name_of_a_proxy_is_answered_when_it_is_configured(folder: Path) -> None:
    with (folder / "config.toml").open("a", encoding="utf-8") as config:
        config.write('public_hosts = ["desk.example"]\n')
    with running(folder) as process:
        address = read_until(process, "Web page").split()[-1]
        assert status_for(address, "desk.example") == 200
        assert status_for(address, "elsewhere.example") == 421


def status_for(address: str, host: str) -> int:
    asked = urllib.request.Request(address, headers={"Host": host})
    try:
        with urllib.request.urlopen(asked, timeout=10) as page:
            return int(page.status)
    except HTTPError as error:
        error.close()
        return error.code


def test_a_running_bot_follows_a_change_within_a_second_and_outlives_its_database(
    folder: Path,
) -> None:
    story = folder / "mine" / "river-accord"
    story.mkdir(parents=True)
    text = (
        '[story]\ntitle = "The river accord"\nopened_on = 2024-05-02\neditor = "Ada"\n'
        '[[source]]\nid = "courier"\npublisher = "The Courier"\ntitle = "Accord signed"\n'
        "published_on = 2024-05-02\n"
        '[[event]]\nid = "signing"\nstatement = "The accord was signed."\nwhen = 2024-05-02\n'
        'cite = "courier p1"\n'
    )
    (story / "story.toml").write_text(text, encoding="utf-8")
    config = folder / "config.toml"
    config.write_text(config.read_text().replace(str(STORIES), "mine"), encoding="utf-8")
    with running(folder) as process:
        said = read_until(process, "Ready.")
        address = next(line.split()[-1] for line in said.splitlines() if "Web page" in line)
        assert version_of(address) == 1
        (story / "story.toml").write_text(text.replace("signed.", "signed at noon."))
        assert bot(folder, "story", "load").returncode == 0
        deadline = time.monotonic() + 10
        while version_of(address) == 1 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert version_of(address) == 2
        for file in (folder / "data").glob("dateline.db*"):
            file.unlink()
        assert version_of(address) == 2


def version_of(address: str) -> int:
    with urllib.request.urlopen(f"{address}healthz", timeout=10) as answer:
        return int(json.load(answer)["book_version"])
