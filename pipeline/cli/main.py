"""The command group."""

from importlib import import_module

import click

import pipeline

_VERBS = (
    *("extract", "entities", "explain", "quantities", "evaluate"),
    *("corpus", "dict", "train", "stages", "doctor", "schema"),
)


class _LazyGroup(click.Group):
    """Imports a verb's module only when that verb runs, so that ``--help`` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the verbs in the order a user meets them."""
        del ctx
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a verb."""
        del ctx
        if cmd_name not in _VERBS:
            return None
        command: click.Command = import_module(f"pipeline.cli.{cmd_name}").command
        return command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(pipeline.__version__, prog_name="pipeline")
def main() -> None:
    """Turn Chinese and Japanese articles into an auditable table of facts.

    Try `pipeline extract corpus/`; every verb explains itself with --help.
    """
