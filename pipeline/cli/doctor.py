"""``pipeline doctor``."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import click

import pipeline
from pipeline.errors import PipelineError

_PACKAGES = (
    "spacy",
    "jieba",
    "rjieba",
    "sudachipy",
    "sudachidict-core",
    "opencc",
    "pypinyin",
    "cjclassifier",
    "chardetng-py",
    "trafilatura",
    "ahocorasick-rs",
    "onnxruntime",
    "pandas",
    "pyarrow",
)
_CODECS = ("utf-8", "utf-16", "gb18030", "big5hkscs", "cp932", "euc_jp", "iso2022_jp")

# Sentences with a known answer: surface of the quantity, low, unit.
_SELF_TEST = (
    ("zh", "公司去年营收为12.5亿元。", "12.5亿元", "1250000000", "CNY"),
    ("zh", "該公司去年營收達1.8兆元新台幣。", "1.8兆元新台幣", "1800000000000", "TWD"),
    ("ja", "同社の売上高は3000億円だった。", "3000億円", "300000000000", "JPY"),
)


@click.command("doctor")
def command() -> None:
    """Check the installation: versions, dictionaries, encodings, models, and a self-test.

    Exit status 1 when something is wrong; the line that says so names the next step.
    """
    click.echo(f"pipeline {pipeline.__version__}, Python {platform.python_version()}, {platform.platform()}")
    problems = [*_check_packages(), *_check_codecs(), *_check_knowledge(), *_check_models(), *_check_extraction()]
    for problem in problems:
        click.echo(click.style(f"PROBLEM {problem}", fg="red"), err=True)
    if not problems:
        click.echo("all well")
    sys.exit(1 if problems else 0)


def _check_packages() -> list[str]:
    problems = []
    for name in _PACKAGES:
        try:
            click.echo(f"package     {name} {version(name)}")
        except PackageNotFoundError:
            problems.append(f"package {name} is not installed: run pip install --force-reinstall cjk-fact-pipeline")
    return problems


def _check_codecs() -> list[str]:
    broken = [codec for codec in _CODECS if "円".encode(codec, "replace").decode(codec) not in {"円", "?"}]
    click.echo(f"encodings   {' '.join(_CODECS)}")
    return [f"this Python cannot read {codec}: install a full Python" for codec in broken]


def _check_knowledge() -> list[str]:
    from importlib.resources import files  # noqa: PLC0415

    from pipeline.lang.tables import read_table  # noqa: PLC0415

    root = files("pipeline.lang")
    problems = []
    for folder in ("zh", "ja", "entities"):
        names = sorted(entry.name[:-4] for entry in root.joinpath(folder).iterdir() if entry.name.endswith(".tsv"))
        try:
            n_rows = sum(len(read_table(f"{folder}/{name}")) for name in names)
        except PipelineError as error:
            problems.append(str(error))
        else:
            click.echo(f"knowledge   {folder}: {len(names)} tables, {n_rows} rows")
    return problems


def _check_models() -> list[str]:
    from pipeline.names.shipped import SHIPPED, tagger_of  # noqa: PLC0415

    problems = []
    for name in SHIPPED:
        try:
            tagger_of(name)
        except PipelineError as error:
            problems.append(str(error))
        else:
            click.echo(f"model       {name}")
    return problems


def _check_extraction() -> list[str]:
    from pipeline.config import NO_MODEL  # noqa: PLC0415
    from pipeline.run.analysis import load  # noqa: PLC0415

    problems = []
    for lang, text, surface, low, unit in _SELF_TEST:
        found = [(q.surface, str(q.low), q.unit) for q in load(lang, NO_MODEL)(text)._.quantities]
        if found == [(surface, low, unit)]:
            click.echo(f"self-test   {text} -> {low} {unit}")
        else:
            problems.append(f"self-test: {text} gave {found}, not {surface} = {low} {unit}: reinstall the package")
    return problems
