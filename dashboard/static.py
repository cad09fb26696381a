"""The files that browsers fetch, read once, each under the digest of its content so that it may be kept for ever."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from dashboard import addresses
from dashboard.tokens import colour

FOLDER = Path(__file__).parent / "assets"

BUNDLES: Mapping[str, tuple[str, ...]] = {
    "site.css": (
        "css/tokens.css",
        "css/fonts.css",
        "css/base.css",
        "css/header.css",
        "css/controls.css",
        "css/pickers.css",
        "css/range.css",
        "css/parts.css",
        "css/states.css",
        "css/charts.css",
        "css/sheet.css",
        "css/returned.css",
        "css/explore.css",
        "css/overview.css",
        "css/forces.css",
        "css/tiles.css",
        "css/platform.css",
        "css/coverage.css",
        "css/prose.css",
        "css/embed.css",
        "css/print.css",
    ),
    "site.js": (
        "js/address.js",
        "js/picker.js",
        "js/range.js",
        "js/card.js",
        "js/panel.js",
        "js/table.js",
        "js/filter.js",
        "js/matrix.js",
        "js/sheet.js",
        "js/copy.js",
        "js/search.js",
        "js/help.js",
        "js/later.js",
    ),
    "live.js": ("vendor/idiomorph.min.js", "js/live.js"),
}
"""Files joined into one, in order, so that a page asks for few."""

_TYPES = {".woff2": "font/woff2", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_QUALITY = 9
_MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -6 42 42">'
    '<path fill="@block" d="M0 17.7h22V27H0zM34.4.3H42V27h-7.6z"/>'
    '<path fill="@block-focus" d="M23 7h10.2v20H23z"/><path fill="@ink" d="M0 27h42v2H0z"/></svg>'
)
"""The site's mark for the browser's tab, its colours as tokens."""


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file: its path under `assets`, its bytes, their type and digest."""

    path: str
    content: bytes
    media_type: str
    digest: str

    @property
    def address(self) -> str:
        """Where it is served."""
        return addresses.asset(self.digest, self.path)


@dataclass
class StaticFiles:
    """All files of the folder `assets`, and the bundles. `packed` fills as files are asked for."""

    folder: Path = FOLDER
    files: dict[str, StaticFile] = field(default_factory=dict)
    _packed: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fonts before style sheets, since those name them; bundles last, since they are made of the rest."""
        paths = sorted(path for path in self.folder.rglob("*") if path.suffix in (".woff2", ".js", ".css"))
        for path in sorted(paths, key=lambda path: path.suffix == ".css"):
            self._add(path.relative_to(self.folder).as_posix(), path.read_bytes())
        self._add("mark.svg", re.sub(r"@[a-z-]+", lambda found: colour(found[0]), _MARK).encode())
        for name, parts in BUNDLES.items():
            self._add(name, b"\n".join(self.files[part].content for part in parts))

    def address(self, path: str) -> str:
        """The address of a file or bundle. Raises KeyError for one that is not there."""
        return self.files[path].address

    def packed(self, path: str) -> bytes:
        """The file in Brotli, made once."""
        if path not in self._packed:
            self._packed[path] = brotli.compress(self.files[path].content, quality=_QUALITY)
        return self._packed[path]

    def _add(self, path: str, content: bytes) -> None:
        suffix = Path(path).suffix
        if suffix == ".css":
            content = self._with_addresses(content.decode()).encode()
        kind = _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        self.files[path] = StaticFile(path, content, kind, sha256(content).hexdigest()[:12])

    def _with_addresses(self, css: str) -> str:
        """A style sheet's `url("fonts/…")` as the addresses where those files are served."""
        return re.sub(r'url\("((?:fonts)/[^"]+)"\)', lambda found: f'url("{self.address(found[1])}")', css)
