"""Builds the Dash application on one Flask server: guard, static files, shell, router, pages, in that order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from indicators.settings import Settings
from indicators.web import guard, router
from indicators.web.components.notices import error_block
from indicators.web.errors import Fault, answer_callback_error, install_error_answers, json_answer
from indicators.web.kept_answers import KeptAnswers
from indicators.web.pages import PAGES, Page
from indicators.web.ready_answers import ReadyAnswers
from indicators.web.search import install_search
from indicators.web.session import Session, current_session
from indicators.web.shell import ASSETS, DashInShell, Shell, early_script_hash
from indicators.web.statics import StaticFiles
from indicators.web.vendor import PLOTLY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from indicators.services import Services

CATCH_ALL = "/<path:path>"
YEAR = 31_536_000


def create_web(services: Services, settings: Settings, pages: tuple[Page, ...] = PAGES) -> DashInShell:
    """Return the dashboard on ``services``; its ``server`` is the Flask application.

    Raises Invalid where a debugger or Dash's remote tool interface would be switched on by the environment.
    """
    server = Flask("indicators.web", static_folder=None)
    server.config["SEND_FILE_MAX_AGE_DEFAULT"] = YEAR
    guard.refuse_unsafe_environment(server)

    def session() -> Session:
        return current_session(request.query_string.decode("utf-8", "replace"), services)

    def answer(code: str, status: int) -> Response:
        return json_answer(Fault(code, status), session().lang)

    shell = Shell(services, pages)
    guard.install_headers(server, lambda: app.policy)
    guard.install_guard(server, lambda: app.callback_map, settings.hosts, answer)
    _install_addresses(server, shell, pages)
    KeptAnswers(lambda: router.asked_page(services, pages)).install(server)
    statics = StaticFiles(ASSETS / "vendor" / PLOTLY_FILE, shell.bundles)
    statics.install(server)
    app = DashInShell(
        "indicators.web",
        server=server,
        use_pages=False,
        assets_folder=str(ASSETS),
        include_assets_files=False,  # the shell links ours as two files (``web.bundle``)
        suppress_callback_exceptions=True,
        add_log_handler=False,
        update_title="",
        enable_mcp=False,
        on_error=answer_callback_error(session, error_block),
    )
    app.shell, app.statics = shell, statics
    app.layout = lambda: router.root(services, pages)
    router.register(app, services, pages)
    for page in pages:
        page.part("callbacks").register(app, services)
    install_search(server, services)
    install_error_answers(server, session, shell.not_found)
    _remember_language(server)
    _settle(app)
    at_one_moment = _at_one_moment(server.wsgi_app, services)
    server.wsgi_app = ReadyAnswers(at_one_moment, services.state)  # type: ignore[method-assign]
    guard.trust_proxies(server, settings.behind_proxy)  # outermost: what stands behind is asked in the proxy's words
    return app


def _at_one_moment(application: WSGIApplication, services: Services) -> WSGIApplication:
    """Let each request be answered from one state of the store: its version is asked for once, not at every figure."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with services.one_moment():
            return application(environ, start_response)

    return answer


def _install_addresses(server: Flask, shell: Shell, pages: tuple[Page, ...]) -> None:
    paths = {page.path for page in pages}

    @server.before_request
    def answer_unknown_addresses() -> AnyResponse | None:
        if guard.is_known_path(request, CATCH_ALL, paths):
            return None
        without_slash = request.path.rstrip("/")
        if without_slash in paths:
            query = request.query_string.decode("ascii", "replace")
            return redirect(f"{without_slash}?{query}" if query else without_slash, 308)
        return Response(shell.not_found(), status=404, mimetype="text/html")


def _remember_language(server: Flask) -> None:
    """Keep the language of ``?lang=`` in a cookie, so that it holds on the next page and for callbacks."""

    @server.after_request
    def keep_language(response: Response) -> Response:
        lang = request.args.get("lang", "")
        if request.method == "GET" and lang in ("vi", "en") and response.mimetype == "text/html":
            response.set_cookie("lang", lang, max_age=YEAR, path="/", secure=request.is_secure, samesite="Lax")
        return response


def _settle(app: DashInShell) -> None:
    """Let Dash finish its set-up now: its first-request work is not guarded against two first requests at once."""
    with app.server.test_request_context("/", base_url="http://127.0.0.1"):
        app.server.preprocess_request()
    app.policy = guard.content_security_policy((early_script_hash(), *app.csp_hashes()))
