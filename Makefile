# Needs Python 3.11 or later and GNU make. `make` lists the targets.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV_VERSION := 0.13.9
WORKERS := 2
CHECKS := check-format check-lint check-types check-layers check-dockerfile check-stories check-locks

.DEFAULT_GOAL := help
.PHONY: help setup dev run test check $(CHECKS) golden bench crash eval format lock clean

help: ## list these targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-17s %s\n", $$1, $$2}' Makefile

# ---- the environment ------------------------------------------------------------------------
# Each step leaves a stamp, so it is done once and again only when what it depends on changes.

setup: $(VENV)/.runtime ## make the environment, so that .venv/bin/bot runs

dev: $(VENV)/.dev ## the environment with everything that tests and checks need

$(VENV)/.made:
	@python='$(PYTHON)'; \
	for name in python3.11 python3.12 python3.13 python3.14 python3 python; do \
		[ -z "$$python" ] || break; \
		$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
			&& python=$$name; \
	done; \
	if [ -z "$$python" ]; then \
		echo 'Dateline needs Python 3.11 or later, and none was found on PATH.' \
			'Install one, or name it: make PYTHON=/path/to/python3.11' >&2; \
		exit 1; \
	fi; \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Dateline needs Python 3.11 or later; $$python is older, or not a Python." >&2; \
		exit 1; \
	}; \
	echo "Making $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: $(VENV)/.made requirements.lock pyproject.toml
	@echo 'Installing what the bot needs (about a minute)'
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	@echo 'Installing what tests and checks need (about a minute)'
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# ---- use ------------------------------------------------------------------------------------

run: setup ## set up what is missing, then start the bot
	@$(BIN)/bot run

test: dev ## every test, offline
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

bench: dev ## measure speed: one JSON line a row
	@$(BIN)/python -m bench

crash: dev ## kill the outbox's workers at random: nothing lost, nothing doubled; one JSON line
	@$(BIN)/python -m tests.crash

eval: dev ## grade the answers to every question set
	@$(BIN)/python -m evaluation

golden: dev ## write the golden renders anew; read the diff before you commit it
	$(BIN)/pytest tests -n $(WORKERS) --update-golden

# ---- checks: what CI runs, in this order; `make -k check` goes on after a failure -----------

check: $(CHECKS) test ## everything CI checks: each step below, then every test
	@echo 'make check: all steps passed'

check-format: dev ## formatting (ruff)
	@echo '== formatting'
	$(BIN)/ruff format --check .

check-lint: dev ## lint (ruff)
	@echo '== lint'
	$(BIN)/ruff check .

check-types: dev ## types (mypy --strict)
	@echo '== types'
	$(BIN)/mypy

check-layers: dev ## which folder may import which (import-linter)
	@echo '== layers'
	$(BIN)/lint-imports

check-dockerfile: dev ## the Dockerfile (hadolint)
	@echo '== Dockerfile'
	$(BIN)/hadolint Dockerfile

check-stories: dev ## every story file
	@echo '== stories'
	$(BIN)/bot story check

check-locks: dev ## locks name no index address; what is installed fits together
	@echo '== locks'
	! grep -nE '://|^ *-[^-]|^ *--(extra-)?(index|find|trusted)' requirements.lock requirements-dev.lock
	$(PIP) check

# ---- upkeep ---------------------------------------------------------------------------------

format: dev ## format, and mend what ruff can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.made ## pin the newest allowed versions, with hashes
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT \
	&& $(BIN)/python -m venv "$$folder" \
	&& "$$folder/bin/python" -m pip install --disable-pip-version-check --quiet uv==$(UV_VERSION) \
	&& compile="$$folder/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --no-emit-index-url --all-extras --group build" \
	&& $$compile -o requirements.lock pyproject.toml \
	&& $$compile --group dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean: ## remove the environment and every cache; data/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
