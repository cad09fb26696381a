"""The files that browsers fetch: under the digest of their content, and complete."""

from __future__ import annotations

import re

import brotli  # type: ignore[import-untyped]
import pytest
from plotly.offline import get_plotlyjs_version

from dashboard.static import BUNDLES, FOLDER, StaticFiles


@pytest.fixture(scope="module")
def static() -> StaticFiles:
    return StaticFiles()


def test_every_style_sheet_and_script_is_served_by_a_page(static: StaticFiles) -> None:
    bundled = {part for parts in BUNDLES.values() for part in parts}
    ours = {path for path in static.files if path.startswith(("css/", "js/"))}
    assert ours - bundled == {"js/theme.js"}, "theme.js runs alone, before the first paint"


def test_fonts_are_named_by_their_digest_in_the_style_sheet(static: StaticFiles) -> None:
    urls = re.findall(r'url\("([^"]+)"\)', static.files["site.css"].content.decode())
    fonts = {file.address for path, file in static.files.items() if path.startswith("fonts/")}
    assert set(urls) == fonts
    assert len(fonts) == 3


def test_another_content_has_another_address(static: StaticFiles) -> None:
    addresses = [file.address for file in static.files.values()]
    assert len(set(addresses)) == len(addresses)
    assert static.address("site.css") == f"/assets/{static.files['site.css'].digest}/site.css"


def test_packed_files_unpack_to_themselves(static: StaticFiles) -> None:
    for path in ("site.css", "site.js", "live.js", "mark.svg"):
        assert brotli.decompress(static.packed(path)) == static.files[path].content
        assert static.packed(path) is static.packed(path)


def test_plotly_s_bundle_is_the_version_that_python_s_plotly_goes_with(static: StaticFiles) -> None:
    head = static.files["vendor/plotly-basic.min.js"].content[:200].decode()
    assert f"(basic - minified) v{get_plotlyjs_version()}" in head


def test_nothing_is_fetched_from_elsewhere(static: StaticFiles) -> None:
    for name in ("site.css", "site.js", "js/theme.js", "js/live.js"):
        text = static.files[name].content.decode()
        assert not re.search(r"https?:|@import|url\(\"?//", text), name


def test_licences_lie_beside_what_is_not_ours() -> None:
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "MIT License" in (FOLDER / "vendor" / "plotly-LICENSE.txt").read_text(encoding="utf-8")
    assert (FOLDER / "vendor" / "idiomorph-LICENSE.txt").is_file()
