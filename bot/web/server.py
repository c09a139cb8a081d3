"""The one HTTP server: mounts the routes it is given and guards all of them alike."""

import errno
import ipaddress
import logging
from collections.abc import Sequence

from aiohttp import web
from yarl import URL

from bot.errors import ConfigError
from bot.web.faults import FaultIds, faults_as_sentences, random_fault_id
from bot.web.headers import add_security_headers
from bot.web.hosts import only_known_hosts

BODY_LIMIT = 256 * 1024
"""Bytes of a request's body. Slack's largest payloads stay well below it."""

HANDLER_SECONDS = 30.0
"""How long a request may take, its body included."""


class WebServer:
    """Started once; `stop` gives requests under way five seconds."""

    def __init__(
        self,
        host: str,
        port: int,
        routes: Sequence[web.RouteDef],
        *,
        public_hosts: Sequence[str] = (),
        new_id: FaultIds = random_fault_id,
    ) -> None:
        """`public_hosts` are host names that a proxy in front of a loopback address forwards."""
        self._host = host
        self._port = port
        middlewares = [faults_as_sentences(new_id=new_id, seconds=HANDLER_SECONDS)]
        if is_loopback(host):
            middlewares.append(only_known_hosts(public_hosts))
        app = web.Application(middlewares=middlewares, client_max_size=BODY_LIMIT)
        app.on_response_prepare.append(add_security_headers)
        app.add_routes(routes)
        self._runner = web.AppRunner(
            app, access_log=None, logger=_deaf_logger(), shutdown_timeout=5.0, handle_signals=False
        )

    async def start(self) -> str:
        """Listen, and return the address people open, such as "http://127.0.0.1:8080/".

        Raises ConfigError when the address cannot be listened on.
        """
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        try:
            await site.start()
        except OSError as error:
            await self._runner.cleanup()
            raise ConfigError([self._why_not(error)]) from error
        return str(URL.build(scheme="http", host=self._host, port=site.port, path="/"))

    async def stop(self) -> None:
        """Stop listening and close every connection. May be called more than once."""
        await self._runner.cleanup()

    def _why_not(self, error: OSError) -> str:
        where = f"[web] {self._host}:{self._port}"
        if error.errno == errno.EADDRINUSE:
            return (
                f"{where}: another program already listens there; stop it, or set another "
                "`port` (0 takes a free one)."
            )
        if error.errno == errno.EACCES:
            return f"{where}: this account may not listen there; set a `port` above 1023."
        return f"{where}: cannot be listened on: {error.strerror or error}."


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach what listens on `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _deaf_logger() -> logging.Logger:
    """Return a logger that drops aiohttp's notes on broken requests: they quote outside text."""
    return logging.Logger("bot.web.wire", level=logging.CRITICAL + 1)
