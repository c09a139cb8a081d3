"""Tokens and passwords: from the environment or from files, never from the configuration."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, SecretStr

_OTHERS = {"slack_bot_token": "xapp-", "slack_app_token": "xoxb-"}
_SLACK = "SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-"


class Secrets(BaseModel):
    """Tokens; each is None when neither its variable nor its `…_FILE` is set."""

    model_config = ConfigDict(frozen=True)

    discord_token: SecretStr | None = None
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    database_password: SecretStr | None = None


def secret_variable(field: str) -> str:
    """Return the environment variable of a field of `Secrets`."""
    return field.upper()


def secret_names() -> str:
    """Return the variables, for a sentence."""
    return ", ".join(secret_variable(field) for field in Secrets.model_fields)


def read_secrets(environment: Mapping[str, str], faults: list[str]) -> Secrets:
    """Read each from its variable, or from the file that its `…_FILE` names; add the faults."""
    found: dict[str, SecretStr] = {}
    for field in Secrets.model_fields:
        variable = secret_variable(field)
        value = environment.get(variable, "").strip()
        file = environment.get(f"{variable}_FILE", "").strip()
        if not value and file:
            try:
                value = Path(file).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                reason = getattr(error, "strerror", None) or "is not UTF-8 text"
                faults.append(f"{variable}_FILE: the file it names cannot be read: {reason}.")
        if (other := _OTHERS.get(field)) and value.startswith(other):
            faults.append(f"{variable}: this is Slack's other token: {_SLACK}.")
        if value:
            found[field] = SecretStr(value)
    return Secrets(**found)
