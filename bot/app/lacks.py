"""What is missing to connect a platform."""

from dataclasses import dataclass

from bot.settings import Settings


@dataclass(frozen=True, kw_only=True, slots=True)
class Lack:
    """What a platform lacks to connect. `partial`: some of its variables are set, some not."""

    platform: str
    missing: tuple[tuple[str, str], ...]
    partial: bool

    def __str__(self) -> str:
        """Name each variable and why it is needed, in one line."""
        wants = " and ".join(f"{variable} ({why})" for variable, why in self.missing)
        return f"{self.platform}: not connected; set {wants}."


def find_lacks(settings: Settings) -> tuple[Lack, ...]:
    """Return what is missing to connect each platform, Discord first; empty when nothing is."""
    second = {
        "socket": ("SLACK_APP_TOKEN", "receives the questions in socket mode"),
        "http": ("SLACK_SIGNING_SECRET", "proves that requests come from Slack"),
    }[settings.slack.mode]
    needs = {
        "Discord": {"DISCORD_TOKEN": "signs the bot in"},
        "Slack": dict([("SLACK_BOT_TOKEN", "posts the answers"), second]),
    }
    lacks = []
    for platform, variables in needs.items():
        missing = tuple(
            (variable, why)
            for variable, why in variables.items()
            if getattr(settings.secrets, variable.lower()) is None
        )
        if missing:
            lacks.append(
                Lack(platform=platform, missing=missing, partial=len(missing) < len(variables))
            )
    return tuple(lacks)
