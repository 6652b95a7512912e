"""``pipeline stages``."""

import inspect

import click


@click.command("stages")
def command() -> None:
    """Explain what each stage of the pipeline finds, sets and needs."""
    from spacy.language import Language  # noqa: PLC0415  (spaCy takes a second to import)

    import pipeline.read  # noqa: PLC0415
    import pipeline.text  # noqa: PLC0415
    from pipeline.run.analysis import COMPONENTS, load  # noqa: PLC0415

    for name, module in (("read", pipeline.read), ("text", pipeline.text)):
        _print_stage(name, inspect.getdoc(module) or "")
    nlp = load()
    for name in COMPONENTS:
        meta = Language.get_factory_meta(name)
        component = nlp.get_pipe(name)
        _print_stage(name, inspect.getdoc(type(component)) or "")
        click.echo(f"    needs  {', '.join(meta.requires) or '-'}")
        click.echo(f"    sets   {', '.join(meta.assigns) or '-'}")


def _print_stage(name: str, text: str) -> None:
    click.echo(click.style(name, bold=True))
    for line in text.splitlines():
        click.echo(f"    {line}".rstrip())
