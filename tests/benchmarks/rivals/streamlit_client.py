"""Readers of the Streamlit app who choose one force after the other: `streamlit_client.py ADDRESS SECONDS READERS`.

Speaks the app's own protocol, as its page does, and waits for the end of each run. Prints interactions a second.
"""

import asyncio
import csv
import sys
import time
from collections.abc import Awaitable, Callable
from itertools import cycle
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

Receive = Callable[[], Awaitable[bytes]]


async def finished(receive: Receive) -> str:
    """Wait for the end of a run; the identifier of the choice of force that came with it, if one came."""
    choice = ""
    while True:
        message = ForwardMsg()
        message.ParseFromString(await receive())
        element = message.delta.new_element
        if element.WhichOneof("type") == "selectbox":
            choice = element.selectbox.id
        if message.WhichOneof("type") == "script_finished":
            return choice


async def reader(address: str, areas: list[str], until: float) -> int:
    """How many choices were answered until the time is over."""
    done = 0
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as socket:
        first = BackMsg()
        first.rerun_script.query_string = ""
        await socket.send(first.SerializeToString())
        choice = await finished(socket.recv)
        for area in cycle(areas):
            if time.perf_counter() > until:
                return done
            asked = BackMsg()
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = choice, area
            await socket.send(asked.SerializeToString())
            await finished(socket.recv)
            done += 1
    return done


async def main(address: str, seconds: float, readers: int) -> None:
    """All readers at once, each beginning with another force."""
    with Path("rows.csv").open(encoding="utf-8", newline="") as file:
        areas = sorted({row["area"] for row in csv.DictReader(file)})
    begun = time.perf_counter()
    until = begun + seconds
    starts = [areas[number * 7 :] + areas[: number * 7] for number in range(readers)]
    done = await asyncio.gather(*(reader(address, start, until) for start in starts))
    print(sum(done) / (time.perf_counter() - begun))  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3])))
