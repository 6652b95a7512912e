"""What is installed is what the working tree holds: code, tables and models."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = {".py", ".tsv", ".typed", ".json", ".onnx", ".md"}


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    passed_over = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for folder in ("pipeline", "models"):
        shutil.copytree(ROOT / folder, source / folder, ignore=passed_over)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(out)]
    subprocess.run([*command, str(source)], check=True)
    with zipfile.ZipFile(next(out.glob("*.whl"))) as wheel:
        held = set(wheel.namelist())
    package = [path for path in (source / "pipeline").rglob("*") if path.suffix in DATA]
    models = [path for path in (source / "models").rglob("*") if path.suffix in DATA]
    wanted = {path.relative_to(source).as_posix() for path in package}
    wanted |= {f"pipeline/models/{path.relative_to(source / 'models').as_posix()}" for path in models}
    assert len(wanted) > 200
    assert wanted - held == set()
