"""The web application over one corpus, and running it on this machine."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import DatelineError, InputError, MissingExtra
from dateline.store.corpus import Corpus, open_corpus

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

HERE = Path(__file__).parent
LOCAL = ("127.0.0.1", "localhost", "[::1]")
"""Names by which this machine calls itself; a request for any other is refused (DNS rebinding)."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""The text of pages is untrusted: no script runs, and nothing is fetched from elsewhere."""


def create_app(corpus: Corpus, hosts: tuple[str, ...] = LOCAL) -> FastAPI:
    """The application: the explorer's pages and the JSON interface under ``/api``."""
    from fastapi import FastAPI
    from fastapi.responses import JSONResponse
    from fastapi.staticfiles import StaticFiles
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    import dateline
    from dateline.serve.api import api_routes
    from dateline.serve.explorer import explorer_routes

    app = FastAPI(title="Dateline", version=dateline.__version__, docs_url=None, redoc_url=None)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.include_router(api_routes(corpus), prefix="/api")
    app.include_router(explorer_routes(corpus))
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))

    @app.middleware("http")
    async def guard(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call(request)
        response.headers.update(HEADERS)
        return response

    @app.exception_handler(DatelineError)
    async def fault(request: Request, error: DatelineError) -> Response:
        status = 400 if isinstance(error, InputError) else 500
        return JSONResponse({"error": {"code": type(error).__name__, "message": str(error)}}, status)

    return app


def run_server(folder: Path, host: str, port: int) -> None:
    """Serve the explorer until interrupted. Raises MissingExtra, CorpusError, or InputError (port taken)."""
    for package in ("fastapi", "uvicorn", "jinja2"):
        if find_spec(package) is None:
            raise MissingExtra("serve", package)
    import uvicorn

    with open_corpus(folder) as corpus:
        app = create_app(corpus, (*LOCAL, host))
        config = uvicorn.Config(app, host=host, port=port, log_level="warning")
        try:
            socket = config.bind_socket()
        except SystemExit:
            raise InputError(
                f"port {port} of {host} is taken or not allowed; choose another with --port"
            ) from None
        at = f"http://{host}:{socket.getsockname()[1]}/"
        sys.stderr.write(f"Dateline explorer of {folder}: {at}   (stop it with Ctrl-C)\n")
        uvicorn.Server(config).run(sockets=[socket])
