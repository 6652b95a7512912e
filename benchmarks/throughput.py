"""Characters per second and peak memory of the whole run and of each stage, tokenizers beside it.

    python benchmarks/throughput.py --data ../shared/data      # about 1 MB of zh and of ja text from public corpora
    python benchmarks/throughput.py --zh zh.txt --ja ja.txt    # your own: one article a line

Each language runs in a process of its own, so that peak memory is that language's. Times of different machines do
not compare; the ratio to the tokenizers, measured in the same process, does.
"""

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

MEGABYTE = 1_000_000
BATCH = 20


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), help="Folder with fewfc/ and jawikinews/.")
@click.option("--zh", type=click.Path(path_type=Path, exists=True), help="Chinese articles, one a line.")
@click.option("--ja", type=click.Path(path_type=Path, exists=True), help="Japanese articles, one a line.")
@click.option("--only", hidden=True, type=click.Choice(["zh", "ja"]), help="Measure in this process.")
def main(data: Path | None, zh: Path | None, ja: Path | None, only: str | None) -> None:
    """Measure; see the module's docstring."""
    sources = {"zh": zh or data, "ja": ja or data}
    if only:
        source = sources[only]
        measure(only, list(articles(only, source)) if source else [])
        return
    for lang, source in sources.items():
        if source is not None:
            flag = f"--{lang}" if source is not data else "--data"
            subprocess.run([sys.executable, __file__, flag, str(source), "--only", lang], check=True)  # noqa: S603
    if not any(sources.values()):
        message = "nothing to measure: give --data, or --zh and --ja"
        raise click.UsageError(message)


def articles(lang: str, source: Path) -> Iterator[str]:
    """Yield distinct articles until they are about a megabyte of UTF-8."""
    read = {"zh": chinese_finance, "ja": japanese_news}[lang] if source.is_dir() else read_lines
    size = 0
    for text in dict.fromkeys(read(source)):
        yield text
        size += len(text.encode())
        if size >= MEGABYTE:
            return


def read_lines(path: Path) -> Iterator[str]:
    """Yield the non-blank lines of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield line


def chinese_finance(data: Path) -> Iterator[str]:
    """Yield FewFC's sentences of financial news, ten to an article."""
    sentences: dict[str, None] = {}
    for name in ("train_base.json", "dev_base.json", "test_base.json"):
        for line in (data / "fewfc" / name).read_text(encoding="utf-8").splitlines():
            sentences[json.loads(line)["content"]] = None
    distinct = list(sentences)
    for index in range(0, len(distinct), 10):
        yield "\n".join(distinct[index : index + 10])


def japanese_news(data: Path) -> Iterator[str]:
    """Yield articles of Japanese Wikinews, without the blanks of their tokenization."""
    with gzip.open(data / "jawikinews" / "origin.tsv.gz", "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            yield line.split("\t")[1].replace(" ", "").replace("。", "。\n")


def measure(lang: str, texts: list[str]) -> None:
    """Print the table of one language."""
    n_chars = sum(map(len, texts))
    print(f"\n{lang}: {len(texts)} articles, {n_chars:,} characters, {len(''.join(texts).encode()):,} bytes")
    begun = time.perf_counter()
    nlp = load_pipeline(lang)
    nlp("準備。" if lang == "ja" else "准备。")
    print(f"{'start-up':<22}{time.perf_counter() - begun:>10.2f} s")
    for name, run in tokenizers(lang):
        report(name, n_chars, seconds(run, texts))
    for name, spent in stage_seconds(nlp, texts).items():
        report(name, n_chars, spent)
    spent, written = whole_run(texts)
    report("whole run to Parquet", n_chars, spent)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'facts':<22}{written:>10,}\n{'peak memory':<22}{peak:>10,.0f} MiB")


def report(name: str, n_chars: int, spent: float) -> None:
    """Print one line."""
    print(f"{name:<22}{n_chars / spent:>10,.0f} characters/s")


def load_pipeline(lang: str):  # noqa: ANN201  (spacy is imported late, to time it)
    """Load the pipeline, imports included."""
    from pipeline.run.analysis import load  # noqa: PLC0415

    return load(lang)


def tokenizers(lang: str) -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield the tokenizers alone, as peers of the stages."""
    if lang == "zh":
        import jieba  # noqa: PLC0415
        import rjieba  # noqa: PLC0415

        jieba.initialize()
        yield "jieba", jieba.lcut
        yield "rjieba", rjieba.Jieba().cut
        return
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415

    tokenizer = Dictionary().tokenizer(mode=SplitMode.C)
    yield "SudachiPy", lambda text: [list(tokenizer.tokenize(line)) for line in text.split("\n")]


def seconds(run: Callable[[Any], object], items: Iterable[Any]) -> float:
    """Return the seconds that `run` takes over all items, which are texts or what was made of them."""
    begun = time.perf_counter()
    for item in items:
        run(item)
    return time.perf_counter() - begun


def stage_seconds(nlp, texts: list[str]) -> dict[str, float]:  # noqa: ANN001  (as load_pipeline)
    """Return the seconds each stage takes, tokenizer first."""
    spent = {"text (tokenizer)": 0.0, **dict.fromkeys(nlp.pipe_names, 0.0)}
    for index in range(0, len(texts), BATCH):
        with nlp.memory_zone():
            for text in texts[index : index + BATCH]:
                begun = time.perf_counter()
                doc = nlp.make_doc(text)
                spent["text (tokenizer)"] += time.perf_counter() - begun
                for name, component in nlp.pipeline:
                    begun = time.perf_counter()
                    doc = component(doc)
                    spent[name] += time.perf_counter() - begun
    return spent


def whole_run(texts: list[str]) -> tuple[float, int]:
    """Return the seconds of a run from files to Parquet, and the number of facts."""
    from pipeline.config import ReadOptions  # noqa: PLC0415
    from pipeline.run.extract import run  # noqa: PLC0415
    from pipeline.write import open_sink  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, text in enumerate(texts):
            (corpus / f"{number:05}.txt").write_text(text, encoding="utf-8")
        begun = time.perf_counter()
        summary = run([corpus], sink=open_sink(os.fspath(Path(folder) / "out")), options=ReadOptions())
        return time.perf_counter() - begun, summary.n_facts


if __name__ == "__main__":
    main()
