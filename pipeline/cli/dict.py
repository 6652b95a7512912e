"""``pipeline dict``: checks dictionaries of names."""

import sys
from pathlib import Path

import click

from pipeline.errors import PipelineError


@click.group("dict")
def command() -> None:
    """Check dictionaries of names.

    A dictionary is a tab-separated UTF-8 file with the columns surface, type, canonical and id; `pipeline extract
    --dict FILE` finds its names wherever they stand. type is COMPANY, ORG, PERSON, TITLE, or - for what is no name.
    Lines with one id, or with one canonical name, are one entity; an id of a known entity adds a name to it.
    """


@command.command("check")
@click.argument("paths", nargs=-1, metavar="[FILE...]", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Check FILE, or the tables of known entities that come with the package.

    Lists what cannot be used, and what is likely to be a mistake. Exit status: 0 all can be used, 1 not all.
    """
    from pipeline.names.checks import doubts_about, problems_of_tables  # noqa: PLC0415
    from pipeline.names.known import known_entities  # noqa: PLC0415
    from pipeline.names.user_dictionary import read_user_dictionary  # noqa: PLC0415

    n_problems = 0
    try:
        if not paths:
            n_problems = _list(list(problems_of_tables()), [])
            click.echo(f"{len(known_entities()):,} known entities, {n_problems} problems")
        for path in paths:
            dictionary = read_user_dictionary(str(path))
            doubts = [f"{path} {doubt}" for doubt in doubts_about(dictionary)]
            n_problems += _list(dictionary.problems, doubts)
            counts = f"{len(dictionary.problems)} problems, {len(doubts)} doubts"
            click.echo(f"{path}: {len(dictionary.entries):,} names, {counts}")
    except PipelineError as error:
        raise click.UsageError(str(error)) from error
    sys.exit(1 if n_problems else 0)


def _list(problems: "tuple[str, ...] | list[str]", doubts: list[str]) -> int:
    """Print problems and doubts; return how many problems there are."""
    for problem in problems:
        click.echo(click.style(f"PROBLEM {problem}", fg="red"), err=True)
    for doubt in doubts:
        click.echo(f"doubt {doubt}", err=True)
    return len(problems)
