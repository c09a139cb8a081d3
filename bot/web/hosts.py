"""A guard against DNS rebinding: a strange site's name that resolves to loopback."""

from collections.abc import Sequence

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from yarl import URL

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def only_known_hosts(public_hosts: Sequence[str]) -> Middleware:
    """Refuse requests whose Host is neither loopback nor one of `public_hosts`."""
    known = _LOOPBACK | {host.casefold() for host in public_hosts}

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if _host_of(request) not in known:
            raise web.HTTPMisdirectedRequest(
                text="This server answers only under its own name; open it at its own address."
            )
        return await handler(request)

    return guard


def _host_of(request: web.Request) -> str:
    try:
        return (URL(f"http://{request.headers.get('Host', '')}").host or "").casefold()
    except ValueError:
        return ""
