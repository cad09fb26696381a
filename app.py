"""The door: the command line `foi`, and through it the web server. It knows both packages; nothing knows it.

Here stand what people type and what `--help` says. What each command does is in `commands/`, loaded when it is asked
for, so that the door opens at once.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

ROOT = Path(__file__).resolve().parent
RAW = ROOT / "data" / "raw"
STORE = f"sqlite:///{ROOT / 'data' / 'processed' / 'foi.sqlite'}"

RawOption = Annotated[
    Path, typer.Option("--raw", metavar="DIR", help="The folder of raw data.", show_default="data/raw")
]
StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="URL",
        envvar="FOI_STORE",
        help="The store, as an SQLAlchemy URL.",
        show_default="sqlite:///data/processed/foi.sqlite",
    ),
]

SiteOption = Annotated[
    str,
    typer.Option(
        "--site",
        metavar="URL",
        envvar="FOI_SITE",
        help="The public address of the site, which links in files begin with.",
        show_default=False,
    ),
]

app = typer.Typer(
    name="foi",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Recorded offences of sexual communication with a child: from what police forces answered to figures that "
    "lead back to their cell.\n\n"
    "Start with [bold]foi ingest[/], then [bold]foi serve[/]. [bold]foi COMMAND --help[/] has an example of each.",
)


@app.command()
def ingest(
    raw: RawOption = RAW,
    store: StoreOption = STORE,
    processes: Annotated[
        int, typer.Option("--processes", metavar="NUMBER", help="Processes that read returns.", min=1, max=64)
    ] = 2,
) -> None:
    """Read the register and all returns, and publish the store.

    A return that cannot be read without a doubt is held: it is named with file, sheet, cell and what to do, and the
    others load. The store is built beside the old one and put in its place in one step. Ends with 0 when a store was
    published; with 2 when nothing was, and then the last store stands.

    A reading is kept beside the store and used again while file, row, recipe, words and code are what they were, so
    only what changed is read anew. The store is the same, byte for byte, whatever was kept and however many processes
    read.

    Example: [bold]foi ingest[/]
    """
    _run("ingest", raw=raw, store=store, processes=processes)


@app.command()
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A spreadsheet.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of tables.")] = False,
    raw: RawOption = RAW,
    area: Annotated[str, typer.Option(metavar="NAME", help="Force or area, by name or code.")] = "",
    offence: Annotated[str, typer.Option(metavar="NAME", help="Offence, such as 71/17.")] = "",
    period: Annotated[str, typer.Option(metavar="SPAN", help="first/last as days, or words such as '2017/18'.")] = "",
) -> None:
    """Read one spreadsheet without a store: observations, the role of every cell, problems, assumptions.

    A file that the register knows is read with its row and its recipe; --area, --offence and --period replace fields
    of that row, or stand in for one. Ends with 0 when it was read; 1 when it is held for review (what it would give
    is still shown); 2 when it is no file that can be read.

    Example: [bold]foi read data/raw/returns/cumbria-2017-2020.xlsx[/]

    Example: [bold]foi read answer.xlsx --area Kent --offence 71/17 --period 2017/18 --json[/]
    """
    _run("read", file=file, as_json=as_json, raw=raw, area=area, offence=offence, period=period)


@app.command()
def register(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A spreadsheet or letter.", show_default=False)],
    write: Annotated[bool, typer.Option("--write", help="Append the row, and copy the file to the returns.")] = False,
    given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="A field that the file does not say, or says wrongly."),
    ] = None,
    raw: RawOption = RAW,
) -> None:
    """Propose the row of the register for one file: each field with the cell that says it, or "not stated".

    Force, reference, dates, status, section, offence, period and licence come from the file's words and name; nothing
    is invented. Ends with 0 when the row is whole; 1 while a field that a return needs is not stated; 2 when the file
    cannot be read or is in the register already.

    Example: [bold]foi register answer.xlsx --set published=2025-05 --write[/]
    """
    _run("register", file=file, raw=raw, write=write, given=given or [])


@app.command()
def template(
    offence: Annotated[str, typer.Option("--offence", metavar="NAME", help="The offence that is asked for.")] = "71/17",
    years: Annotated[
        str, typer.Option("--years", metavar="YEARS", help="The years, such as 2021/22-2024/25.", show_default=False)
    ] = "",
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the spreadsheet.")
    ] = Path("template.xlsx"),
    raw: RawOption = RAW,
) -> None:
    """Write the spreadsheet to send with a request: what a force fills in reads back without a question.

    One table a sheet: the total, platforms and means, ages, sex; marks are explained beside each cell, and totals that
    are not the sum of their column are coloured.

    Example: [bold]foi template --offence 71/17 --years 2021/22-2024/25 -o template.xlsx[/]
    """
    _run("template", offence=offence, years=years, output=output, raw=raw)


@app.command()
def check(
    store: StoreOption = STORE,
    raw: Annotated[
        Path | None,
        typer.Option("--raw", metavar="DIR", help="Check this folder of raw data as it is now, without a store."),
    ] = None,
    review: Annotated[
        bool,
        typer.Option("--review", help="Only what arithmetic yields of hidden numbers: for the data manager alone."),
    ] = False,
) -> None:
    """List what is held, undecided, contradicted, in doubt, restated and assumed.

    Ends with 1 while anything is held, else with 0.

    With --review it lists the numbers that a publisher hid and that sums close, from review.sqlite beside the store;
    ends with 1 while any closes to one value. Print nothing of it.

    Example: [bold]foi check[/]

    Example: [bold]foi check --review[/]
    """
    _run("check", store=store, raw=raw, review=review)


@app.command()
def period(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words for a period.", show_default=False)],
    published: Annotated[
        str, typer.Option(metavar="DAY", help="The day of publication, which gives 'last year' its meaning.")
    ] = "",
) -> None:
    """Say which span or spans of days some words mean, or why that cannot be told.

    Prints first/last, one span a line; a note may follow after a space. Ends with 1 and the reason where it cannot be
    told.

    Example: [bold]foi period 'April 2017 to June 2020'[/]

    Example: [bold]foi period 'last year' --published 2024-11-01[/]
    """
    _run("period", words=words, published=published)


@app.command()
def export(
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="The query of an address, such as '?area=E23000032'.")
    ] = "?",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to write: .csv, .json, .xlsx, .parquet, .svg, .png or .zip.",
            show_default="the screen, as CSV",
        ),
    ] = None,
    store: StoreOption = STORE,
    site: SiteOption = "",
) -> None:
    """Write the figures of a question to a file: the same rows and bytes as the page and the API give.

    The suffix says what: rows as .csv, .json, .xlsx (a workbook) or .parquet, the chart as .svg or .png, all of it with
    codebook, licences and checksums as .zip; what answers for which days and what is worked out as .series.csv or
    .series.json, the change from the first year to the last as .comparison.json.

    The keys are those of an address: area, offence, from, to, step, by, only, measure, compare, limits, events, rows.

    Beside a CSV stands a file that says what it is: version, day, licences, caveats, link and columns.

    Example: [bold]foi export '?area=E23000002&from=2017-04&to=2020-06' -o cumbria.csv[/]

    Example: [bold]foi export '?offence=all&rows=all' -o observations.csv[/]

    Example: [bold]foi export '?area=E23000002' -o chart.png[/]
    """
    _run("export", question=question, output=output, store=store, site=site)


@app.command()
def serve(
    host: Annotated[str, typer.Option(metavar="NAME", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="NUMBER", help="The port to listen at.", min=0, max=65535)] = 8050,
    workers: Annotated[
        int, typer.Option("--workers", metavar="NUMBER", help="Processes that answer.", min=1, max=64)
    ] = 1,
    store: StoreOption = STORE,
    raw: RawOption = RAW,
    site: SiteOption = "",
) -> None:
    """Serve the dashboard and the API from the store, and the sheets as sent from the folder of raw data.

    Any number of processes may answer side by side: the address holds the whole question, and they share nothing. A
    store that is published meanwhile is taken up without a restart.

    Example: [bold]foi serve --port 8080[/]
    """
    _run("serve", host=host, port=port, store=store, raw=raw, workers=workers, site=site)


def _run(name: str, /, **options: Any) -> None:
    """Load one command and run it; its answer is the exit status."""
    raise typer.Exit(import_module(f"commands.{name}").run(**options))


def main() -> None:
    """Run the command line. Errors are sentences for people; FOI_TRACE=1 shows where an unforeseen one arose."""
    try:
        app(prog_name="foi")
    except BrokenPipeError:
        # Who read the output has enough of it (`foi export '?' | head`); Python must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as why:
        from commands.errors import sentence

        if os.environ.get("FOI_TRACE"):
            raise
        print(sentence(why), file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
