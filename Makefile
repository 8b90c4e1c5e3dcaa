# Two commands matter: `make run` and `make test`. Everything else is listed by `make help`.
# The first interpreter that runs and is new enough; a name on the path need not be one that works.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help env run test test-postgresql check bench hostile soak soak-workbooks format clean assets browser

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

env: $(VENV)/runtime.stamp assets ## Build the environment without starting the app

run: env ## Environment, database, seeds and the dashboard on http://127.0.0.1:8050
	$(BIN)/python -m indicators seed
	$(BIN)/python app.py

test: $(VENV)/dev.stamp assets browser ## Run every test, browser included
	$(BIN)/python -m pytest -n auto --dist worksteal

test-postgresql: $(VENV)/dev.stamp assets browser ## Run every test on PostgreSQL
	INDICATORS_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/dev.stamp ## Style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp ## Put the sources into house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/dev.stamp ## Measure and write docs/benchmarks.md
	$(BIN)/python -m tests.bench

soak: $(VENV)/dev.stamp ## Kill, disk and outage campaigns; write docs/reliability.md
	$(BIN)/python -m tests.soak

soak-workbooks: $(VENV)/dev.stamp ## Read a thousand tables of random shape, and every specimen bent in every way
	INDICATORS_SOAK_WORKBOOKS=1000 $(BIN)/python -m pytest -q tests/workbook/test_random_tables.py tests/workbook/test_bends.py

hostile: $(VENV)/dev.stamp ## Send hostile files to a running app of its own
	$(BIN)/python -m tests.hostile

clean: ## Remove the environment and what was built, never the data
	rm -rf $(VENV) node_modules indicators/web/assets/vendor .mypy_cache .ruff_cache .faces_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.stamp: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt requirements.txt | $(VENV)/runtime.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

assets: $(VENV)/runtime.stamp # fonts and the smaller chart library, where npm is at hand
	@$(BIN)/python -m indicators.web.vendor

browser: $(VENV)/dev.stamp # a Chromium for the browser tests
	@$(BIN)/python -m tests.browser.chromium
