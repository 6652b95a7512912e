"""What pyproject.toml cannot say: `models/`, at the top of the repository, becomes the package pipeline.models."""

from setuptools import find_namespace_packages, setup

setup(
    packages=[*find_namespace_packages(include=["pipeline", "pipeline.*"]), "pipeline.models"],
    package_dir={"pipeline.models": "models"},
)
