"""The other verbs, help and documentation of all."""

import json

import click
import pytest
from click.testing import CliRunner

from docs.generate import pages
from pipeline.cli import main
from pipeline.schema import TABLES


def verbs() -> list[str]:
    return main.list_commands(click.Context(main))


@pytest.mark.parametrize("verb", verbs())
def test_every_verb_has_help_for_itself_and_each_option(verb: str) -> None:
    command = main.get_command(click.Context(main), verb)
    assert command is not None
    assert command.help
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert all(option.help for option in options)


def test_generated_pages_are_current() -> None:
    """`make docs` writes them anew."""
    current = {path.name: path.read_text(encoding="utf-8") == text for path, text in pages().items()}
    assert current == dict.fromkeys(current, True)


def test_unknown_verb_is_wrong_usage() -> None:
    result = CliRunner().invoke(main, ["extrakt"])
    assert result.exit_code == 2
    assert "extrakt" in result.output


def test_doctor_finds_this_installation_well() -> None:
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 0, result.output
    assert "all well" in result.output


def test_stages_lists_every_stage_in_order() -> None:
    result = CliRunner().invoke(main, ["stages"])
    lines = [line for line in result.output.splitlines() if line and not line.startswith(" ")]
    assert lines == ["read", "text", "names", "quantities", "resolver", "facts"]


@pytest.mark.parametrize(("form", "sign"), [("arrow", "decimal128(38, 9)"), ("sql", "CREATE TABLE"), ("md", "# Data")])
def test_schema_prints_each_form(form: str, sign: str) -> None:
    result = CliRunner().invoke(main, ["schema", "--format", form])
    assert result.exit_code == 0
    assert sign in result.output


def test_schema_of_one_table_as_json() -> None:
    result = CliRunner().invoke(main, ["schema", "mentions", "--format", "json"])
    assert list(json.loads(result.output)) == ["mentions"]


def test_schema_refuses_an_unknown_table() -> None:
    result = CliRunner().invoke(main, ["schema", "fact"])
    assert result.exit_code == 2
    assert all(name in result.output for name in TABLES)
