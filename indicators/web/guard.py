"""What every request must satisfy before it reaches a page, and the headers every answer carries.

Belongs here: host names, cross-site requests, unknown paths, the callback envelope, response headers. Does not: who may
do what (that lives in ``services``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from dash._configs import load_dash_env_vars
from flask import Flask, Request, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from indicators.model.errors import Invalid
from indicators.web.envelope import envelope_is_sound

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CALLBACK_PATH = "/_dash-update-component"
STATIC_PREFIXES = ("/assets/", "/_dash-component-suites/")
UNSAFE_SETTINGS = ("DASH_MCP_ENABLED", "DASH_DEBUG")

Answer = Callable[[str, int], Response]


def refuse_unsafe_environment(server: Flask) -> None:
    """Raise Invalid where a debugger or the remote tool interface of Dash would be switched on from outside."""
    said = load_dash_env_vars()
    for name in UNSAFE_SETTINGS:
        if str(said.get(name) or "").strip().lower() not in {"", "0", "false", "no", "off"}:
            raise Invalid("unsafe_environment", name=name)
    if server.debug:
        raise Invalid("unsafe_environment", name="FLASK_DEBUG")


def trust_proxies(server: Flask, count: int) -> None:
    """Let the last ``count`` proxies say by which host, scheme and from where they were asked; 0 believes nobody."""
    if count:
        behind = ProxyFix(server.wsgi_app, x_for=count, x_proto=count, x_host=count, x_port=0, x_prefix=0)
        setattr(server, "wsgi_app", behind)  # noqa: B010 - the attribute is typed as a method


def install_guard(
    server: Flask, callback_map: Callable[[], Mapping[str, Any]], hosts: Collection[str], answer: Answer
) -> None:
    """Check every request of ``server``: asked by the names of this machine or of ``hosts``, from our own pages.

    ``answer(code, status)`` writes the refusal in the reader's language.
    """
    known = LOOPBACK_HOSTS.union(hosts)

    @server.before_request
    def refuse_what_is_not_ours() -> Response | None:
        if hostname(request.host) not in known:
            return answer("host_unknown", 400)
        if request.method not in SAFE_METHODS and not is_same_origin(request):
            return answer("cross_site", 403)
        if (
            request.path == CALLBACK_PATH
            and request.method == "POST"
            and not envelope_is_sound(request, callback_map())
        ):
            return answer("envelope", 400)
        return None


def hostname(host: str) -> str:
    """Return the name in a Host header without its port, in lower case."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).lower()


def is_same_origin(said: Request) -> bool:
    """Tell whether an unsafe request comes from our own pages: the browser says so, or its Origin is our host."""
    site = said.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    try:
        origin = urlsplit(said.headers.get("Origin", ""))
    except ValueError:
        return False
    return origin.scheme in {"http", "https"} and origin.netloc == said.host


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """Return the policy of every page: nothing from elsewhere, no inline script that we did not write."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *script_hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


def install_headers(server: Flask, policy: Callable[[], str]) -> None:
    """Put the security headers on every answer, and no-store on whatever is not a static file."""

    @server.after_request
    def add_headers(response: Response) -> Response:
        headers = response.headers
        headers["Content-Security-Policy"] = policy()
        headers["X-Content-Type-Options"] = "nosniff"
        headers["X-Frame-Options"] = "DENY"
        headers["Referrer-Policy"] = "same-origin"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if not request.path.startswith(STATIC_PREFIXES) or response.status_code >= 400:
            headers["Cache-Control"] = "private, no-store"
        return response


def is_known_path(said: Request, catch_all: str, paths: Collection[str]) -> bool:
    """Tell whether a path is a page or a route of its own, and not merely swallowed by Dash's catch-all."""
    return said.url_rule is None or said.url_rule.rule != catch_all or said.path in paths
