"""The people, channels and open forms of a fake workspace, as Slack's methods tell of them."""

from dataclasses import dataclass, field
from typing import Any

from tests.fakes.slack_views import fault_of_view

_NEEDED = {
    "users.info": "users:read",
    "conversations.info": "channels:read",
    "conversations.open": "im:write",
}


@dataclass
class FakeWorkspace:
    """Whoever is not in `people` has no rights and lives in London; a channel is the boss's.

    `views` are the forms that are open, by their ids, `shown` all that ever were, in order.
    `without` are scopes that the app was not given, `late` triggers that came too late.
    """

    team: str
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    views: dict[str, dict[str, Any]] = field(default_factory=dict)
    shown: list[dict[str, Any]] = field(default_factory=list)
    without: set[str] = field(default_factory=set)
    late: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def answer(self, method: str, body: dict[str, Any], *, joined: bool) -> dict[str, Any]:
        """Answer one of the methods about people, channels and forms."""
        if (scope := _NEEDED.get(method)) in self.without:
            return {"ok": False, "error": "missing_scope", "needed": scope}
        match method:
            case "users.info":
                return self._person(str(body["user"]))
            case "conversations.info":
                return self._channel(str(body["channel"]), joined=joined)
            case "conversations.open":
                return {"ok": True, "channel": {"id": direct_of(str(body["users"]))}}
            case "views.open":
                return self._open(str(body["trigger_id"]), body["view"])
            case "views.update":
                return self._update(str(body["view_id"]), body["view"])
            case _:
                return {"ok": False, "error": "unknown_method"}

    def close(self, view_id: str) -> None:
        """Have a person close a form."""
        del self.views[view_id]

    def _person(self, user: str) -> dict[str, Any]:
        told = {"id": user, "team_id": self.team, "tz": "Europe/London", "is_admin": False}
        return {"ok": True, "user": told | self.people.get(user, {})}

    def _channel(self, channel: str, *, joined: bool) -> dict[str, Any]:
        told = self.channels.get(channel, {})
        if told.get("is_private") and not told.get("is_member", joined):
            return {"ok": False, "error": "channel_not_found"}
        usual = {"id": channel, "creator": "U0000BOSS", "is_archived": False, "is_member": joined}
        return {"ok": True, "channel": usual | told}

    def _open(self, trigger: str, view: dict[str, Any]) -> dict[str, Any]:
        if trigger in self.late:
            return {"ok": False, "error": "expired_trigger_id"}
        if trigger in self.used:
            return {"ok": False, "error": "exchanged_trigger_id"}
        if fault := fault_of_view(view):
            return {"ok": False, "error": "invalid_arguments", "detail": fault}
        self.used.add(trigger)
        return self._show(f"V{len(self.shown):08d}", view)

    def _update(self, view_id: str, view: dict[str, Any]) -> dict[str, Any]:
        if view_id not in self.views:
            return {"ok": False, "error": "not_found"}
        if fault := fault_of_view(view):
            return {"ok": False, "error": "invalid_arguments", "detail": fault}
        return self._show(view_id, view)

    def _show(self, view_id: str, view: dict[str, Any]) -> dict[str, Any]:
        self.views[view_id] = view
        self.shown.append(view)
        return {"ok": True, "view": {"id": view_id, **view}}


def direct_of(user: str) -> str:
    """Return the channel of a person's direct messages with the bot."""
    return f"D{user.removeprefix('U')}"
