# Everything starts here: `make demo`, `make test`. The environment is made once and again when its requirements change.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
SOAK ?= 1000000
PY := .venv/bin/python
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

demo: .venv/core.stamp  ## a living demo world on http://localhost:8000/ (PORT=8123 for another port)
	@$(PY) -m plugdedag.cli demo --port $(PORT)

test: .venv/dev.stamp  ## the whole suite, on SQLite and on PostgreSQL
	@$(PY) -m tests.suite

proof: .venv/dev.stamp  ## the longer proofs, left out of the suite: some minutes
	@$(PY) -m tests.suite --proof

soak: .venv/dev.stamp  ## a million answers (SOAK=20000 for fewer), with servers killed; hours, on both databases
	@PYTHONPATH=src:. $(PY) -m tests.soak $(SOAK)

check: .venv/dev.stamp  ## style, types, layers, templates, translations, docs, migrations, settings
	@$(PY) -m tests.checks

pictures: .venv/dev.stamp  ## the pictures of the docs, taken anew from the demo world
	@PYTHONPATH=. $(PY) docs/pictures.py

lock: .venv/dev.stamp  ## choose versions anew and write requirements/*.txt with their hashes
	@for name in build core postgres dev benchmarks; do \
	  case $$name in build|core) with=;; *) with="-c requirements/core.txt";; esac; \
	  .venv/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-header \
	    --python-version 3.11 $$with requirements/$$name.in -o requirements/$$name.txt; \
	done

clean:  ## remove the environment and the demo's data
	rm -rf .venv var/demo build src/*.egg-info

.venv/core.stamp: requirements/core.txt requirements/build.txt pyproject.toml
	@echo "Making the environment (once, about half a minute) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "PLUG needs Python 3.11 or newer: make PYTHON=python3.11")'
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@$(INSTALL) -r requirements/core.txt -r requirements/build.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/core.stamp requirements/dev.txt
	@echo "Installing what the tests need …"
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

.PHONY: help demo test proof soak check pictures lock clean
