"""`make fuzz`: generated sheets by the ten thousand, each from its own seed, until one reads wrongly."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.etl.generated.choices import Choices
from tests.etl.generated.made import faults, make


def main(arguments: list[str]) -> int:
    """Try sheets; 0 where each is its truth or held, 1 at the first that is not."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many sheets")
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first; each next one has the next number")
    parser.add_argument("--layout", default="", help="one layout only")
    asked = parser.parse_args(arguments)
    screen = Console()
    screen.print(f"{asked.count} sheets from seed {asked.seed} on")
    states: dict[str, Counter[str]] = {}
    for seed in track(range(asked.seed, asked.seed + asked.count), "sheets", console=screen):
        made = make(Choices.seeded(seed), asked.layout)
        reading = made.read()
        if found := faults(made, reading):
            screen.print(f"\nSeed {seed} reads wrongly:", style="bold")
            screen.out(made.text, *found, sep="\n", highlight=False)
            layout = f" LAYOUT='{asked.layout}'" if asked.layout else ""
            screen.out(f"\nRepeat it: make fuzz SEED={seed} COUNT=1{layout}", highlight=False)
            return 1
        state = "to be held" if made.expected.must_hold else "held" if reading.held else "read"
        states.setdefault(made.layout, Counter())[state] += 1
    screen.print(_shares(states))
    return 0


def _shares(states: dict[str, Counter[str]]) -> Table:
    table = Table("layout", "read", "held", "share held", "to be held", title="No sheet read wrongly")
    for layout, counts in sorted(states.items()):
        told = counts["read"] + counts["held"]
        share = f"{counts['held'] / told:.0%}" if told else ""
        table.add_row(layout, str(counts["read"]), str(counts["held"]), share, str(counts["to be held"]))
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
