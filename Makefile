# Two commands on a machine with only Python >= 3.11 and make:  make run · make test
# Everything is installed into .venv from the hashed lock files; nothing outside this folder changes.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8501
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# A pyenv shim can exist on PATH without a Python behind it, so each candidate is run, not just looked for.
ifndef PYTHON
PYTHON := $(shell for candidate in python3 python3.13 python3.12 python3.11; do \
	"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$candidate"; break; }; done)
endif
VERSION := $(shell $(PYTHON) -c 'import sys; sys.stdout.write("%d.%d" % sys.version_info[:2] + ("" if sys.version_info >= (3, 11) else "-old"))' 2>/dev/null)
MADE := $(BIN)/.python-$(VERSION)
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev

.PHONY: help venv run test check lint format bench soak pictures lock clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

venv: $(DEV) ## Build .venv with everything, and konsekvens in it

run: $(RUN) ## Install what the app needs and open it on PORT (8501)
	@$(BIN)/konsekvens serve --port $(PORT)

test: check ## Install everything and pass every check and test

check: lint ## Format, lint, types, floors, checklists, tests, coverage of the core
	$(BIN)/python -m pytest --cov=assessment.core --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100 \
		--durations=15

lint: $(DEV) ## The part of check that runs no test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/konsekvens check

format: $(DEV) ## Put the code in its one format and mend what can be mended safely
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

bench: $(DEV) ## Medians and ratios against the floors, all in one run
	$(BIN)/python -m bench

soak: $(DEV) ## The long runs: before a release, not at every change
	$(BIN)/python -m pytest -m soak --numprocesses=0 --capture=no tests/store
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -m soak --ignore=tests/store
	$(BIN)/python -m bench.many

pictures: $(DEV) ## Take the pictures in docs/bilder again
	$(BIN)/python -m tools.pictures
	$(BIN)/python -m tools.word_pictures

# uv writes one lock for every platform and Python; it lives in a venv of its own, as nothing else needs it.
COMPILE := .venv-lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --upgrade

lock: $(MADE) ## Renew both lock files
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group build --group dev --constraints requirements.lock --output-file requirements-dev.lock

clean: ## Remove .venv and every cache
	rm -rf .venv .venv-lock .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist

$(MADE):
	@case "$(VERSION)" in \
	'') echo "Hittar ingen Python 3.11 eller nyare. Installera den, eller säg var den finns: make $(MAKECMDGOALS) PYTHON=/sökväg/till/python3" >&2; exit 1;; \
	*-old) echo "$(PYTHON) är Python $(VERSION:-old=), men Konsekvens behöver 3.11 eller nyare: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1;; \
	esac
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	echo "$(PYTHON) saknar modulen venv. På Debian och Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(RUN): $(MADE) requirements.lock pyproject.toml
	@echo "Installerar det som appen behöver i $(VENV) (någon minut första gången) …"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(MADE) requirements-dev.lock requirements.lock pyproject.toml
	@echo "Installerar allt i $(VENV) (någon minut första gången) …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $(RUN) $@
