"""How a platform's connection is, in words for an operator and for `/status`."""

from dataclasses import dataclass
from enum import StrEnum


class Connection(StrEnum):
    """`OFF` is by configuration: something needed to connect is not set."""

    OFF = "off"
    CONNECTING = "connecting"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """`detail` is one short sentence without secrets, empty when there is nothing to add."""

    name: str
    connection: Connection
    detail: str = ""
