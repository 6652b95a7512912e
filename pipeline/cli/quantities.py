"""``pipeline quantities``."""

import datetime as dt
import json
import sys

import click

from pipeline.vocabulary import Lang

_STANDARD_INPUT = "-"


def _texts(_context: click.Context, _argument: click.Parameter, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts themselves; raise UsageError, with the next step, for one that is none."""
    return tuple(_text(text, f"TEXT {number}") for number, text in enumerate(texts or (_STANDARD_INPUT,), start=1))


def _text(text: str, name: str) -> str:
    if text == _STANDARD_INPUT:
        name, data = "standard input", sys.stdin.buffer.read()
    else:
        data = text.encode("utf-8", "surrogateescape")  # the bytes of the command line, as Python passes them on
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = (
            f"{name} is not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}): convert it, as with "
            "iconv -f GB18030 -t UTF-8, or give the file to `pipeline extract`, which finds the encoding"
        )
        raise click.UsageError(message) from error
    if not text.strip():
        message = f"{name} is empty: write a text, such as '年収50万元', or pipe one in"
        raise click.UsageError(message)
    return text


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> dt.date | None:
    try:
        return None if value is None else dt.date.fromisoformat(value)
    except ValueError as error:
        message = f"{value!r} is no day: write one that exists, as 2026-03-31"
        raise click.BadParameter(message) from error


@click.command("quantities")
@click.argument("texts", nargs=-1, metavar="[TEXT]...", callback=_texts)
@click.option("--lang", type=click.Choice([lang.value for lang in Lang]), help="Language.  [default: detected]")
@click.option(
    "--date",
    callback=_date,
    metavar="YYYY-MM-DD",
    help="Date of the text, against which 今年 or 昨日 are resolved.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people; or JSON lines, one amount or date each, decimals as exact strings.",
)
def command(texts: tuple[str, ...], lang: str | None, date: dt.date | None, form: str) -> None:
    """Show the amounts and dates in a text, and what decided how they are read.

    TEXT is the text itself; without one, or for -, standard input is read as UTF-8. A TEXT that begins with a minus
    needs -- before it. Offsets are code points of the text, [start:end]. Exit status: 0, also where nothing is found;
    2 wrong usage.

    \b
    Examples:
      pipeline quantities '年収50万~70万元が一般的で、昨年より2割高い。' --date 2026-03-01
      pipeline quantities --format json < article.txt
    """  # noqa: D301  (click's sign for lines that stay as they are)
    # Imported here: `pipeline quantities --help` must not wait for the grammar.
    from pipeline.cli.quantity_page import page, records  # noqa: PLC0415
    from pipeline.run.grammar import find  # noqa: PLC0415

    for number, text in enumerate(texts, start=1):
        found = find(text, lang=Lang(lang) if lang else None, date=date)
        if form == "json":
            for record in records(found):
                click.echo(json.dumps({"text": number, **record}, ensure_ascii=False))
            if not found.spans:
                click.echo(f"TEXT {number}: nothing found", err=True)
        else:
            title = f"TEXT {number}, " if len(texts) > 1 else ""
            click.echo(("\n" if number > 1 else "") + title + "\n".join(page(found, is_dated=date is not None)))
