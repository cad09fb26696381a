"""The web server over one store: pages, files, health and, on live pages, Dash. `create_server` makes it whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from brotli_asgi import BrotliMiddleware
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from dashboard import addresses, api, embed, live, security
from dashboard.api_returns import RAW
from dashboard.document import PLOTLY, Frame, document
from dashboard.kept import KeptPages, unpacked
from dashboard.pages import (
    accessibility,
    api_docs,
    cell,
    changes,
    compare,
    coverage,
    data,
    explore,
    force,
    forces,
    keys,
    method,
    overview,
    platform,
    platforms,
    quality,
    returned,
    returns,
    review,
    search,
    wrong_figure,
)
from dashboard.pages.page import Asked, PageRoute, Redirect
from dashboard.site import Site
from dashboard.static import StaticFile, StaticFiles
from dashboard.store import NoStoreError, StoreDoor

PAGES: tuple[PageRoute, ...] = (
    overview.ROUTE,
    explore.ROUTE,
    forces.ROUTE,
    force.ROUTE,
    coverage.ROUTE,
    compare.ROUTE,
    quality.ROUTE,
    returned.ROUTE,
    review.ROUTE,
    returns.ROUTE,
    search.ROUTE,
    cell.ROUTE,
    data.ROUTE,
    api_docs.ROUTE,
    method.ROUTE,
    changes.ROUTE,
    platforms.ROUTE,
    platform.ROUTE,
    keys.ROUTE,
    accessibility.ROUTE,
    wrong_figure.ROUTE,
)
"""Every page, in no particular order: a page is there when it stands here."""

_READS = ["GET", "HEAD"]
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


def create_server(store_url: str, pages: Sequence[PageRoute] = PAGES, raw: Path = RAW) -> FastAPI:
    """The server over the store at an SQLAlchemy URL. It needs no store to start: pages say that there is none yet.

    `raw` is the folder of raw data, from which the sheets that were read are sent as they are.

    Two servers in one process share nothing. Routes before Dash's own win, so that its answer to every unknown path
    never comes; the last of ours is the page that says there is none.
    """
    server = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    static = StaticFiles()
    site = Site(StoreDoor(store_url), pages, api.ADDRESSES)
    _add_files(server, static)
    server.include_router(api.router(site.door, _program(), raw))
    embedded = embed.answer(site.door, static, _program(), security.policy(()))
    server.add_api_route(addresses.EMBED, embedded, methods=_READS)
    server.add_api_route(addresses.HEALTH, _health(site), methods=_READS)
    answer = _page_answer(site)
    for route in pages:
        server.add_api_route(route.address, answer, methods=_READS)
    dash = live.attach(server, site, static.address("live.js"))
    server.add_api_route("/{path:path}", answer, methods=_READS)
    server.state.frame = Frame(static, site.there, live.scripts(dash))
    server.add_middleware(BrotliMiddleware, quality=5)
    server.add_middleware(security.PackedScripts)
    server.add_middleware(security.SecurityHeaders, wanted=security.headers(dash.csp_hashes()))
    return server


def _page_answer(site: Site) -> Callable[[Request], Response]:
    kept = KeptPages()

    def answer(request: Request) -> Response:
        asked = Asked(request.url.path, request.url.query)
        tag = _page_tag(site, asked)
        if tag and tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"etag": tag, "cache-control": _ASK_AGAIN})
        if packed := kept.get(tag):
            return _packed_response(request, packed, tag)
        found = site.answer(asked.path, asked.query)
        if isinstance(found.page, Redirect):
            return RedirectResponse(found.page.address, status_code=302, headers={"cache-control": _ASK_AGAIN})
        text = document(found.page, request.app.state.frame, found.version)
        if found.page.status == 200 and tag == _page_tag(site, asked):
            return _packed_response(request, kept.keep(tag, text), tag)
        return HTMLResponse(text, found.page.status, {"cache-control": _ASK_AGAIN})

    return answer


def _packed_response(request: Request, packed: bytes, tag: str) -> Response:
    sent = {"cache-control": _ASK_AGAIN, "etag": tag, "vary": "Accept-Encoding"}
    if "br" in request.headers.get("accept-encoding", ""):
        return HTMLResponse(packed, headers={**sent, "content-encoding": "br"})
    return HTMLResponse(unpacked(packed), headers=sent)


def _page_tag(site: Site, asked: Asked) -> str:
    """What a page's bytes depend on: the program, the store's version, the address. Empty without a store."""
    try:
        version = site.door.current().version.version
    except NoStoreError:
        return ""
    digest = sha256("\n".join([_program(), version, asked.address, *sorted(site.there)]).encode())
    return f'W/"{digest.hexdigest()[:20]}"'


@cache
def _program() -> str:
    """A digest of the files that pages are made by."""
    folder = Path(__file__).parent
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".json", ".csv", ".toml", ".css", ".js"):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _health(site: Site) -> Callable[[], Response]:
    def health() -> Response:
        try:
            version = site.door.current().version
        except NoStoreError as why:
            return JSONResponse({"status": "no store", "why": str(why)}, 503, {"cache-control": "no-store"})
        said = {"status": "ok", "store": version.version, "built": version.built}
        return JSONResponse(said, 200, {"cache-control": "no-store"})

    return health


def _add_files(server: FastAPI, static: StaticFiles) -> None:
    plotly = static.files["vendor/plotly-basic.min.js"]

    def asset(request: Request, digest: str, path: str) -> Response:
        found = static.files.get(path)
        if found is None:
            return Response("There is no such file.", 404, media_type="text/plain")
        return _file_response(request, static, found, _FOR_EVER if digest == found.digest else _ASK_AGAIN)

    def plotly_bundle(request: Request) -> Response:
        return _file_response(request, static, plotly, "public, max-age=3600")

    server.add_api_route(f"{addresses.ASSETS}/{{digest}}/{{path:path}}", asset, methods=_READS)
    server.add_api_route(PLOTLY, plotly_bundle, methods=_READS)


def _file_response(request: Request, static: StaticFiles, found: StaticFile, cache_control: str) -> Response:
    sent = {"etag": f'W/"{found.digest}"', "cache-control": cache_control, "vary": "Accept-Encoding"}
    if found.digest in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=sent)
    content = found.content
    if not found.path.endswith(".woff2") and "br" in request.headers.get("accept-encoding", ""):
        content = static.packed(found.path)
        sent["content-encoding"] = "br"
    return Response(content, media_type=found.media_type, headers=sent)
