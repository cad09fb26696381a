"""Starts the apps that `bench_rivals` compares, each in its environment and process, on a port that is free."""

from __future__ import annotations

import csv
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard import queries
from dashboard.selection import ALL, Selection
from dashboard.store import open_store

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "rivals"
OFFICIAL = "88A"
RIVALS = ("streamlit", "vizro")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "streamlit": (
        *("-m", "streamlit", "run", str(HERE / "streamlit_app.py"), "--server.headless", "true"),
        *("--browser.gatherUsageStats", "false", "--server.address", "127.0.0.1", "--server.port"),
    ),
    "vizro": (
        "-m",
        "gunicorn",
        "--chdir",
        str(HERE),
        "--threads",
        "4",
        "vizro_app:app",
        "--log-level",
        "error",
        "--bind",
    ),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Forces by name, and the page of Explore of each."""

    areas: tuple[str, ...]
    paths: tuple[str, ...]


def rows_of(address: str, path: Path) -> Chosen:
    """Write area, period and value of every quarter of the official class to a file, and give its forces."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    with open_store(address).engine.connect() as connection:
        for row in queries.figures(connection, Selection(offences=(ALL,)), queries.names(connection)):
            if row.area.kind == "territorial" and row.offence == OFFICIAL and row.count.value is not None:
                found.setdefault((row.area.name, row.area.code), {})[row.period.label] = float(row.count.value)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("area", "period", "value"))
        for (name, _), years in sorted(found.items()):
            writer.writerows((name, year, value) for year, value in sorted(years.items()))
    areas = sorted(found)
    return Chosen(tuple(name for name, _ in areas), tuple(f"/explore?area={code}" for _, code in areas))


def python_of(name: str) -> Path:
    """The Python of an app's environment, which is made if it is not there."""
    room = ROOT / "build" / "rivals" / name
    python = room / "bin" / "python"
    if not python.exists():
        print(f"  making an environment for {name} ...", flush=True)  # noqa: T201
        subprocess.run([sys.executable, "-m", "venv", str(room)], check=True)
        quiet = ("-m", "pip", "--disable-pip-version-check", "--quiet", "--quiet", "install")
        subprocess.run([str(python), *quiet, "-r", str(HERE / f"{name}.txt")], check=True)
    return python


@contextmanager
def rival(name: str, room: Path) -> Iterator[str]:
    """The address of another tool's app, while the block runs."""
    port = _free()
    bind = f"127.0.0.1:{port}" if name == "vizro" else str(port)
    environment = {**os.environ, "PYTHONPATH": str(HERE), "FOI_ROWS": str(room / "rows.csv")}
    with _running([str(python_of(name)), *COMMANDS[name], bind], room, environment, port) as address:
        yield address


@contextmanager
def ours(address: str, room: Path) -> Iterator[str]:
    """The address of our own dashboard over a store, while the block runs."""
    port = _free()
    command = [sys.executable, str(ROOT / "app.py"), "serve", "--store", address, "--port", str(port)]
    with _running(command, room, {**os.environ, "PYTHONPATH": str(ROOT)}, port) as served:
        yield served


@contextmanager
def _running(command: list[str], room: Path, environment: Mapping[str, str], port: int) -> Iterator[str]:
    address = f"http://127.0.0.1:{port}"
    with (room / "app.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=room, env=environment, stdout=log, stderr=log)
        try:
            _wait(address, process, room / "app.log")
            yield address
        finally:
            process.terminate()
            process.wait()


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit(
                f"an app ended before it answered at {address}:\n{log.read_text(encoding='utf-8')[-2000:]}"
            )
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"no answer at {address} in a minute")


def _free() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
