"""The image and the compose file agree with the code and with each other."""

import re

from bot.credentials import Secrets, secret_variable
from bot.settings import load_settings
from tests.architecture.project import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text("utf-8")
CONTAINER_CONFIG = ROOT / "config.container.toml"


def test_the_base_image_is_an_exact_version() -> None:
    (base,) = re.findall(r"^ARG BASE=(.*)$", DOCKERFILE, re.MULTILINE)
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+(@sha256:[0-9a-f]{64})?", base)
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["${BASE}", "${BASE}"]


def test_the_image_runs_as_a_numbered_account_without_build_tools() -> None:
    final = DOCKERFILE.rsplit("FROM ", 1)[1]
    assert "USER 10001:10001" in final
    assert "pip uninstall" in final
    assert "apt-get" not in DOCKERFILE


def test_the_image_asks_the_bot_itself_for_its_health() -> None:
    assert 'CMD ["bot", "health"]' in DOCKERFILE
    assert 'ENTRYPOINT ["bot"]' in DOCKERFILE
    assert DOCKERFILE.rstrip().endswith('CMD ["run"]')


def test_what_the_image_copies_exists_and_is_not_left_out() -> None:
    allowed = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    copied = {
        name
        for line in re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.MULTILINE)
        for name in line.split()
    }
    assert copied == set(allowed)
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_the_container_listens_where_its_ports_are_published() -> None:
    settings = load_settings(CONTAINER_CONFIG, {})
    assert settings.web.host == "0.0.0.0"
    assert f'"127.0.0.1:{settings.web.port}:{settings.web.port}"' in COMPOSE
    assert f"EXPOSE {settings.web.port}" in DOCKERFILE


def test_what_the_bot_writes_is_on_a_volume() -> None:
    address = load_settings(CONTAINER_CONFIG, {}).store.url
    assert address.startswith(f"sqlite:///{ROOT}/data/")
    assert 'VOLUME ["/app/data"]' in DOCKERFILE
    assert "data:/app/data" in COMPOSE


def test_compose_hands_over_every_secret_as_a_file() -> None:
    for field in Secrets.model_fields:
        assert f"{secret_variable(field)}_FILE: /run/secrets/{field}" in COMPOSE
        assert f"file: ./secrets/{field}" in COMPOSE


def test_compose_confines_the_bot() -> None:
    bot = COMPOSE[COMPOSE.index("  bot:") : COMPOSE.index("  postgres:\n    image")]
    for line in ("read_only: true", "- ALL", "- no-new-privileges:true", "- /tmp"):
        assert line in bot
