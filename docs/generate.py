"""Generates the pages of docs/ that are made from code: ``python -m docs.generate``."""

from pathlib import Path

import click

from pipeline.cli import main
from pipeline.schema import data_dictionary

DOCS = Path(__file__).parent

_CLI_PREFACE = """\
# Command line

Generated from the commands' own help by `make docs`; do not edit.
"""


def pages() -> dict[str, str]:
    """Return the text of each generated page by file name."""
    return {"schema.md": data_dictionary(), "cli.md": command_line()}


def command_line() -> str:
    """Return the help texts of all commands as one page."""
    context = click.Context(main)
    sections = [_section("pipeline", main)]
    for verb in main.list_commands(context):
        command = main.get_command(context, verb)
        if command is not None:
            sections.append(_section(f"pipeline {verb}", command))
    return "\n".join([_CLI_PREFACE, *sections])


def _section(title: str, command: click.Command) -> str:
    help_names = main.context_settings["help_option_names"]  # a command keeps those of the first context it meets
    context = click.Context(
        command, info_name=title, max_content_width=100, terminal_width=100, help_option_names=help_names
    )
    return f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"


def generate() -> None:
    """Write every generated page."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    generate()
