"""The public face is exactly what it says."""

import subprocess
import sys

import pipeline


def test_all_names_resolve() -> None:
    for name in pipeline.__all__:
        assert getattr(pipeline, name) is not None


def test_dir_lists_the_public_face() -> None:
    assert sorted(dir(pipeline)) == sorted(pipeline.__all__)


def test_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(pipeline, "Facts")


def test_importing_the_package_does_not_import_spacy() -> None:
    code = "import sys, pipeline, pipeline.cli; print('spacy' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
