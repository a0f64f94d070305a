# demo: what the tracker tells, on the readouts in events/.   test: everything that must hold.
PYTHON ?= python3
BIN := .venv/bin
DEMO_STORE := sqlite:///demo.db
TRACKER := TRACKER_STORE=$(DEMO_STORE) $(BIN)/tracker

.PHONY: demo test check evaluate benchmark lock clean

demo: .venv/installed
	@rm -f demo.db demo.db-wal demo.db-shm
	$(TRACKER) record events/ | sed -n 1p
	@echo; echo "== Unsettled on 2019-07-01"
	$(TRACKER) open --as-of 2019-07-01
	@echo; echo "== Overdue on 2019-07-01"
	$(TRACKER) overdue --as-of 2019-07-01
	@echo; echo "== Unsettled today"
	$(TRACKER) open
	@echo; echo "== Overdue today"
	$(TRACKER) overdue
	@echo; echo "The record is in demo.db; ask on with: TRACKER_STORE=$(DEMO_STORE) $(BIN)/tracker --help"

test: check
	$(BIN)/pytest --cov --cov-report=term:skip-covered

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# How well drafting does against coded readouts, where a folder of them is at hand.
SHARED ?= ../shared
evaluate: .venv/installed-dev
	$(BIN)/python -m benchmarks.evaluate $(SHARED)
	$(BIN)/python -m benchmarks.time_phrases

# What it takes, beside what people would otherwise use; writes docs/benchmarks.md.
STATEMENTS ?= 1000000
benchmark: .venv/installed-dev
	$(BIN)/python -m pip install --quiet 'beancount>=3.2,<4' 'beanquery>=0.2,<1'
	$(BIN)/python -m benchmarks.run --statements $(STATEMENTS) --postgresql

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header \
	--no-emit-package commitment-tracker pyproject.toml

lock: .venv/installed-dev
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/$(COMPILE) --extra build -o requirements.lock
	$(BIN)/$(COMPILE) --extra dev -o requirements-dev.lock

clean:
	rm -rf .venv demo.db demo.db-wal demo.db-shm
