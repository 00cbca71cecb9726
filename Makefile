# Everything needs only Python 3.11 to 3.13 and make; the virtual environment is made from uv.lock on first use.
PYTHON ?= python3
VENV ?= .venv
UV_VERSION = 0.13.9
BIN = $(VENV)/bin
SHARED ?= ../shared
READY = $(VENV)/.ready

.PHONY: demo test lint bench clean

demo: $(READY)  ## read and compare the shipped story, write the dossier, say where it is
	$(BIN)/twosource demo

test: lint  ## format, lint, types, import contract, tests, docs, quality floors
	$(BIN)/python -m pytest -n 2

lint: $(READY)  ## everything that needs no test to run
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## the protocols of quality and speed; needs the data sets beside the checkout, see docs/quality.md
	$(BIN)/python bench/run.py --shared $(SHARED)

$(READY): uv.lock pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13) and 'twosource needs Python 3.11, 3.12 or 3.13; name one with make PYTHON=python3.13')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/uv sync --frozen --active --quiet --inexact
	touch $@

clean:  ## remove what the targets above made
	rm -rf $(VENV) build dist twosource-demo
