"""Readers who ask a server over HTTP: `python -m tests.benchmarks.asking ADDRESS SECONDS READERS`, requests on stdin.

Stdin is a JSON list of `[method, path, body]`. Every reader asks them in turn over one connection, each beginning at
another place; anything but a 200 ends the run. Prints answers a second. In a process of its own, so that the work of
asking is not taken from the server.
"""

from __future__ import annotations

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import cycle
from urllib.parse import urlsplit

Asked = tuple[str, str, str | None]


def reader(address: str, asked: list[Asked], until: float) -> int:
    """How many requests were answered until the time is over."""
    place = urlsplit(address)
    connection = HTTPConnection(place.hostname or "", place.port, timeout=60)
    done = 0
    for method, path, body in cycle(asked):
        if time.perf_counter() > until:
            break
        headers = {"Accept-Encoding": "br, gzip", **({"Content-Type": "application/json"} if body else {})}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{method} {path} was answered by {answer.status}")
        done += 1
    connection.close()
    return done


def main(address: str, seconds: float, readers: int) -> None:
    """All readers at once."""
    asked: list[Asked] = [(method, path, body) for method, path, body in json.load(sys.stdin)]
    begun = time.perf_counter()
    starts = [asked[number * 7 % len(asked) :] + asked[: number * 7 % len(asked)] for number in range(readers)]
    with ThreadPoolExecutor(readers) as pool:
        done = list(pool.map(lambda start: reader(address, start, begun + seconds), starts))
    print(sum(done) / (time.perf_counter() - begun))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
