# `make extract` and `make test` need nothing but Python 3.11 or newer, make and the package registry.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: extract test lint docs lock clean

# Installs the tool and runs the user's own command on the sample corpus.
extract: $(VENV)/installed
	$(BIN)/pipeline extract corpus/

# Lint, types, layers, tests and the examples in the docs.
test: lint
	$(BIN)/pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# Regenerates the pages that are made from code; a test fails when they are stale.
docs: $(VENV)/installed-dev
	$(BIN)/python -m docs.generate

# Pins every dependency for all supported Pythons; writes no index address.
lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/pip install --quiet uv
	$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --all-extras \
		--no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml -o requirements.lock
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) build *.egg-info facts

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml requirements.lock
	$(BIN)/pip install --quiet --constraint requirements.lock --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/pip install --quiet --constraint requirements.lock --editable .[dev]
	touch $@
