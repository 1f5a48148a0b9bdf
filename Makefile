# SPDX-License-Identifier: AGPL-3.0-or-later
# Two commands matter: `make run` starts the counter, `make test` proves that it holds.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
LEARNED := .venv/.learned
# Tests open a thousand databases: the same files and the same SQLite, without waiting for a disk.
TEMPORARY := $(if $(wildcard /dev/shm/.),PYTEST_DEBUG_TEMPROOT=/dev/shm)

.PHONY: run test cover torture format clean

run: $(LEARNED)
	@if [ -n "$$BOT_TOKEN" ]; then exec $(BIN)/sportello run; else exec $(BIN)/sportello try; fi

PYTEST := $(TEMPORARY) $(BIN)/pytest --numprocesses=auto --dist=worksteal

test: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sportello check
	@echo "Learning once for all tests ..."
	@XDG_CACHE_HOME=.pytest_cache $(BIN)/sportello learn
	$(PYTEST)

# What no test reaches. Counting branches makes the tests twice as slow, so it has its own command.
cover: $(READY)
	$(PYTEST) --cov

torture: $(READY)
	$(BIN)/python -m pytest -m torture tests/torture

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv

$(READY): pyproject.toml
	@$(PYTHON) -m venv .venv || { echo "Python cannot make a virtual environment: on Debian, apt install python3-venv"; exit 1; }
	@echo "Setting up .venv (once, about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(LEARNED): $(READY)
	@echo "Learning what the town's texts teach (once, some seconds) ..."
	@$(BIN)/sportello learn
	@touch $@
