"""The command line as its users run it: as a process."""

import json
from pathlib import Path

import pytest

from tests.cli.process import bot, started_bot

QUOTE = "significant escalation"


def test_a_fresh_folder_answers_at_once_with_its_source(folder: Path) -> None:
    done = started_bot(folder, "command", "/sanctions by:us")
    assert done.returncode == 0, done.stderr
    assert (
        "six entities and ten people based in Iran and Russia, among them Iran Air" in done.stdout
    )
    assert "UPI" in done.stdout


def test_ask_writes_one_json_object(folder: Path) -> None:
    done = bot(folder, "ask", f"who said it was a {QUOTE}?", "--json")
    row = json.loads(done.stdout)
    assert row["status"] == "answered"
    assert QUOTE in row["text"]
    assert row["facts"] and row["citations"]
    assert row["elapsed_ms"] > 0


def test_the_story_asked_about_comes_before_one_that_was_chosen(folder: Path) -> None:
    bot(folder, "ask", "/story use:iran-missiles-2024", "--story", "iran-missiles-2024")
    bot(folder, "ask", "/story use:iran-missiles-2024")
    told = bot(folder, "ask", "/who Vrisi", "--story", "skarey-oil-2023").stdout
    assert "Katerina Vrisi: managing director" in told


def test_ask_explains_how_a_question_is_read_and_why_facts_are_refused(folder: Path) -> None:
    done = bot(folder, "ask", "How much aid has Germany given Ukraine?", "--explain")
    assert "name      “germany” is germany, subject" in done.stdout
    assert "refused   support      us-aid: Germany is not its subject" in done.stdout


def test_a_batch_answers_every_row_in_order(folder: Path) -> None:
    rows = [
        {"id": "a", "question": f"who said {QUOTE}", "context": []},
        {"id": "b", "question": "what is the weather in London", "context": ["hello"]},
    ]
    (folder / "q.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = bot(folder, "ask", "--batch", "q.jsonl")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["status"]) for row in answers] == [
        ("a", "answered"),
        ("b", "no_answer"),
    ]


def test_a_batch_with_bad_rows_names_every_one_and_answers_none(folder: Path) -> None:
    (folder / "q.jsonl").write_text('{"id": 1}\n{"id": 2, "question": "x"}\nnope\n')
    done = bot(folder, "ask", "--batch", "q.jsonl")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "q.jsonl:1:" in done.stderr and "q.jsonl:3:" in done.stderr


@pytest.mark.parametrize("platform", ["discord", "slack"])
def test_a_command_shows_what_a_platform_is_sent(folder: Path, platform: str) -> None:
    done = bot(folder, "command", "/quotes speaker:lammy", "--platform", platform, "--json")
    assert QUOTE in json.dumps(json.loads(done.stdout))


def test_a_command_shows_the_html_of_the_page(folder: Path) -> None:
    assert QUOTE in bot(folder, "command", "/quotes speaker:lammy", "--platform", "html").stdout


def test_wrong_usage_is_told_apart_from_a_fault(folder: Path) -> None:
    assert bot(folder, "ask").returncode == 2
    assert bot(folder, "nonsense").returncode == 2
    assert bot(folder, "--config", "absent.toml", "ask", "x").returncode == 1


def test_the_console_reads_lines_from_a_pipe(folder: Path) -> None:
    done = started_bot(folder, "console", stdin=b"/sources\n\n\xff\xfe\n/aid donor:uk\n")
    assert done.returncode == 0, done.stderr
    assert "UPI" in done.stdout
    assert "nearly $10 billion" in done.stdout


def test_story_check_says_every_fault_and_imports_nothing(folder: Path) -> None:
    story = folder / "stories" / "broken"
    story.mkdir(parents=True)
    (story / "story.toml").write_text('[story]\ntitle = "x"\n[[quote]]\nid = "q"\n')
    done = bot(folder, "story", "check", str(story))
    assert done.returncode == 1
    assert "story.toml" in done.stderr
    assert len(done.stderr.splitlines()) > 3


@pytest.mark.parametrize(("made", "said"), [(False, "no such folder"), (True, "holds no story")])
def test_a_folder_without_stories_is_told_not_passed_over(
    tmp_path: Path, made: bool, said: str
) -> None:
    (tmp_path / "config.toml").write_text('[stories]\nfolder = "tales"\n', encoding="utf-8")
    if made:
        (tmp_path / "tales").mkdir()
    for words in (("story", "check"), ("story", "load")):
        done = bot(tmp_path, *words)
        assert done.returncode == 1
        assert said in done.stderr
    assert said in bot(tmp_path, "command", "/aid").stderr


def test_story_schema_is_json(folder: Path) -> None:
    assert json.loads(bot(folder, "story", "schema").stdout)["$schema"]


def test_story_load_tells_who_and_why_and_is_seen_in_the_history(folder: Path) -> None:
    done = bot(folder, "story", "load", "--by", "Ada", "--why", "first import")
    assert "loaded" in done.stdout
    shown = bot(folder, "facts", "show", "designations-by-us")
    assert "by Ada: first import" in shown.stdout
    listed = bot(folder, "facts", "list", "--kind", "designation").stdout
    assert "designations-by-us" in listed
    assert "Perhaps" in bot(folder, "facts", "show", "designation").stderr


def test_config_check_says_what_is_not_connected_and_why(folder: Path) -> None:
    done = bot(folder, "config", "check")
    assert done.returncode == 0, done.stderr
    assert "DISCORD_TOKEN (signs the bot in)" in done.stdout
    done = bot(folder, "config", "check", SLACK_BOT_TOKEN="xoxb-1-secret")
    assert done.returncode == 1
    assert "SLACK_APP_TOKEN" in done.stderr
    assert "xoxb-1-secret" not in done.stderr + done.stdout


def test_config_check_says_that_the_default_story_is_not_there(folder: Path) -> None:
    file = folder / "config.toml"
    file.write_text(file.read_text("utf-8").replace("[web]", 'default = "nope"\n[web]'), "utf-8")
    done = bot(folder, "config", "check")
    assert done.returncode == 1
    assert "there is no story nope" in done.stderr


def test_backup_and_restore_bring_the_record_back(folder: Path) -> None:
    bot(folder, "story", "load")
    assert bot(folder, "db", "backup", "saved.db").returncode == 0
    assert bot(folder, "db", "restore", "saved.db").returncode == 0
    assert bot(folder, "db", "restore", "config.toml").returncode == 1
    assert "designations-by-us" in bot(folder, "facts", "list").stdout


def test_connecting_helps_print_a_manifest_and_a_link(folder: Path) -> None:
    manifest = json.loads(bot(folder, "slack", "manifest").stdout)
    assert manifest["settings"]["socket_mode_enabled"] is True
    link = bot(folder, "discord", "invite", "--application-id", "123456789012345678").stdout
    assert "client_id=123456789012345678" in link
    assert bot(folder, "discord", "invite").returncode == 1
