"""Who a visitor is, and whether a form is theirs."""

import hashlib
import hmac
import re

from aiohttp import web
from yarl import URL

COOKIE = "dateline_visitor"

_SHAPE = re.compile(r"[A-Za-z0-9_-]{32,64}")


def read_cookie(request: web.Request) -> str | None:
    """Return the visitor's secret, None without a cookie of ours."""
    value = request.cookies.get(COOKIE, "")
    return value if _SHAPE.fullmatch(value) else None


def set_cookie(request: web.Request, response: web.StreamResponse, secret: str) -> None:
    """Keep the visitor's secret in their browser, for its session."""
    response.set_cookie(
        COOKIE, secret, path="/", httponly=True, samesite="Strict", secure=request.secure
    )


def public_name(secret: str) -> str:
    """Return a name for the visitor that does not give the secret away."""
    return _derive(secret, b"name")


def form_token(secret: str) -> str:
    """Return what proves that a form came from a page of this visitor.

    Another site can make a browser send the form, but cannot read the cookie it derives from.
    """
    return _derive(secret, b"form")


def is_own_form(request: web.Request, secret: str, token: str) -> bool:
    """Return whether a form was sent from our own page."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin", "null")
    # The page sends no referrer, and browsers then send a form's origin as "null".
    if origin != "null" and _authority(origin) != request.headers.get("Host", ""):
        return False
    return hmac.compare_digest(token.encode(errors="replace"), form_token(secret).encode())


def _authority(origin: str) -> str:
    try:
        url = URL(origin)
    except ValueError:
        return ""
    return url.raw_authority if url.scheme in {"http", "https"} else ""


def _derive(secret: str, purpose: bytes) -> str:
    return hashlib.blake2b(secret.encode(), digest_size=16, person=purpose).hexdigest()
