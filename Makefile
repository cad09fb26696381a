# Everything a person types. Each step makes what it needs: only make and Python 3.11 or newer are taken for granted.
# Another Python: make run PYTHON=/usr/bin/python3.12   Another address: make run HOST=0.0.0.0 PORT=8080

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help env test-env run test format bench fuzz browser lock notebooks

VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8050
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

# A Python that was moved or upgraded leaves an environment that no longer starts: it is made again.
$(shell $(BIN)/python -c '' 2>/dev/null || rm -f $(VENV)/.made-for-run $(VENV)/.made-for-test)

# $(call fill,LOCK): make the environment if it does not start, then install exactly what LOCK lists, then the project.
define fill
	@set -e; \
	if ! $(BIN)/python -c 'import pip' 2>/dev/null; then \
		found=; \
		for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
			if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$python; break; fi; \
		done; \
		if [ -z "$$found" ]; then \
			echo "No Python 3.11 or newer was found. Install one, or name it: make $(or $(MAKECMDGOALS),env) PYTHON=/path/to/python3" >&2; exit 1; \
		fi; \
		echo "Making $(VENV) with $$($$found --version) ..."; \
		if ! $$found -m venv --clear $(VENV); then \
			echo "$$found cannot make an environment. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; \
		fi; \
	fi; \
	echo "Installing what $(1) lists (a minute or two the first time) ..."; \
	$(PIP) install --require-hashes -r $(1); \
	$(PIP) install --no-deps --no-build-isolation -e .
endef

help:
	@echo "make run      read the returns, publish the store, serve the dashboard at http://$(HOST):$(PORT)"
	@echo "make test     format, lint, types and tests (in a real browser where there is one)"
	@echo "make env      only build $(VENV); quick when nothing changed"
	@echo "make format   put the code into its one format"
	@echo "make fuzz     read generated sheets until one reads wrongly (COUNT=100000 SEED=…)"
	@echo "make bench    measure, as ratios within one run"
	@echo "make lock     choose newer versions of the packages and write the lock files"

env: $(VENV)/.made-for-run
	@:

test-env: $(VENV)/.made-for-test
	@:

# What the tests need includes what the dashboard needs, so one environment serves both.
$(VENV)/.made-for-run: requirements.lock pyproject.toml
	@if [ -e $(VENV)/.made-for-test ]; then $(MAKE) --no-print-directory $(VENV)/.made-for-test; fi
	$(if $(wildcard $(VENV)/.made-for-test),,$(call fill,requirements.lock))
	@touch $@

$(VENV)/.made-for-test: requirements-test.lock pyproject.toml
	$(call fill,requirements-test.lock)
	@touch $@ $(VENV)/.made-for-run

# Serves whenever there is a store: a reading that publishes nothing leaves the last good one, and says so.
run: env
	@$(BIN)/foi ingest || echo "Nothing was published; serving the last store, if there is one."
	@exec $(BIN)/foi serve --host $(HOST) --port $(PORT)

test: test-env browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

# Finds or fetches a Chromium for the tests of pages; where there is none it says what to install and they are skipped.
browser: test-env
	@$(BIN)/python -m tests.chromium

format: test-env
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: test-env browser
	$(BIN)/python -m tests.benchmarks

# Generated sheets, each from the next seed: it stops at the first that reads wrongly and says how to repeat it.
fuzz: test-env
	$(BIN)/python -m tests.etl.generated --count $(or $(COUNT),100000) --seed $(or $(SEED),$$(date +%s)) --layout "$(LAYOUT)"

# Runs the notebooks and writes their results into them; `make test` holds them to what stands there.
notebooks: test-env
	$(BIN)/python -m tests.test_notebooks

# Newer versions within the bounds of pyproject.toml, for every platform, with hashes. The resolver is not kept.
lock: test-env
	@set -e; room=$$(mktemp -d); trap 'rm -rf "$$room"' EXIT; \
	$(BIN)/python -m venv $$room/uv; $$room/uv/bin/pip --disable-pip-version-check --quiet install uv; \
	echo 'setuptools>=80' > $$room/build.in; \
	compile="$$room/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url"; \
	$$compile --upgrade --extra test -o requirements-test.lock pyproject.toml $$room/build.in; \
	$$compile -c requirements-test.lock -o requirements.lock pyproject.toml $$room/build.in; \
	echo "Wrote requirements.lock and requirements-test.lock."
