# dragoman: `make help` lists the targets. A fresh machine needs make and Python 3.11, 3.12 or 3.13.
# Which package index is asked is for uv's or pip's own configuration to say (docs/design/dependencies.md).

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCKED := $(VENV)/locked.txt

# A Python in our range: an existing environment's, else the first found.
PYTHON = $(shell for p in $(BIN)/python python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo "$$p" && break; done)
# uv where it is installed, else our own copy of it.
UV = $(shell uv --version >/dev/null 2>&1 && echo uv || echo .uv/bin/uv)

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format bench clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "make %-8s %s\n", $$1, $$2 }'

setup: $(READY) ## makes .venv from uv.lock, with .venv/bin/dragoman in it

$(READY): uv.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "dragoman needs Python 3.11, 3.12 or 3.13, and none was found" >&2; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null || { echo "making $(VENV)"; "$(PYTHON)" -m venv --clear $(VENV); }
	@test "$(UV)" = uv || test -x .uv/bin/uv || { echo "installing uv into .uv"; \
		"$(PYTHON)" -m venv --clear .uv && .uv/bin/python -m pip install --quiet uv; }
	@echo "installing what uv.lock names, with its hashes"
	@$(UV) export --quiet --frozen --all-extras --no-emit-project --no-annotate --python $(BIN)/python --output-file $(LOCKED) >/dev/null
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes $(LOCKED) \
		|| { echo "uv could not; trying pip, with pip's configuration" >&2; \
		$(BIN)/python -m pip install --quiet --require-hashes --requirement $(LOCKED); } \
		|| { echo "a package could not be installed; docs/design/dependencies.md says what compiling needs" >&2; exit 1; }
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable . \
		|| $(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

DEMO_REAL := examples/real/istanbul-2025-06-03.html
DEMO_INVENTED := --actors examples/invented/actors.tsv examples/invented/wire-first-round.txt examples/invented/readout-kardania.txt

demo: $(READY) ## prints two briefs: of a page on Istanbul 2025, and of two reports that contradict each other
	@printf '\n$$ dragoman brief %s\n\n' "$(DEMO_REAL)"
	@$(BIN)/dragoman brief $(DEMO_REAL)
	@printf '\n$$ dragoman brief %s\n\n' "$(DEMO_INVENTED)"
	@$(BIN)/dragoman brief $(DEMO_INVENTED)
	@printf '\nAll reports of the invented war: dragoman brief --actors examples/invented/actors.tsv examples/invented\n'

test: $(READY) ## runs the whole test suite
	@$(BIN)/pytest -n auto tests src

check: $(READY) ## format, lint, types, rooms, tests with coverage and floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto tests src --cov --cov-report=term:skip-covered

format: $(READY) ## puts the code into its form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(READY) ## runs every benchmark in bench/
	@set -e; for bench in bench/[!_]*.py; do echo "== $$bench"; OMP_NUM_THREADS=1 $(BIN)/python "$$bench"; done

clean: ## removes the environment and all caches
	rm -rf $(VENV) .uv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage htmlcov
