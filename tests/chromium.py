"""A Chromium for the tests of pages: find one, or get one where that is allowed (`python -m tests.chromium`)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""Commands under which systems install it."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
)
"""How it is started: nothing of its own goes to the network."""

ADVICE = "No Chromium was found. Install one (Debian, Ubuntu: apt-get install chromium) or name it: FOI_CHROMIUM=/path."
"""What to do where there is none; tests that need it are skipped with this reason."""


def find() -> str | None:
    """The path of a Chromium: the one that FOI_CHROMIUM names, one on the PATH, else one that Playwright installed."""
    named = os.environ.get("FOI_CHROMIUM", "")
    if named:
        return shutil.which(named)
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def obtain() -> str | None:
    """Find one, else install one: with apt-get as root, else Playwright's own. None where neither may be."""
    if path := find():
        return path
    if shutil.which("apt-get") and os.geteuid() == 0:
        _quietly("apt-get", "update")
        _quietly("apt-get", "install", "--yes", "--no-install-recommends", "chromium")
        if path := find():
            return path
    _quietly(sys.executable, "-m", "playwright", "install", "chromium")
    return find()


def _quietly(*command: str) -> None:
    sys.stdout.write(f"No Chromium yet; trying: {' '.join(command)}\n")
    sys.stdout.flush()
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, env=environment, capture_output=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as why:
        sys.stdout.write(f"That did not work: {why}\n")


if __name__ == "__main__":
    sys.stdout.write(f"Chromium: {obtain() or ADVICE + ' Tests of pages in a browser are skipped.'}\n")
