# demo: what the tracker tells, on the readouts in events/.   test: everything that must hold.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip
DEMO_STORE := sqlite:///demo.db
TRACKER := TRACKER_STORE=$(DEMO_STORE) $(BIN)/tracker

.PHONY: demo test coverage browser test-pythons check docs regenerate texts pictures evaluate benchmark campaigns lock upgrade clean anew

# What is imported is compiled once, and not in each of the processes that the tests begin.
unexport PYTHONDONTWRITEBYTECODE

# A PYTHON that is named, and is not the one that .venv was made with, makes it anew.
ASK := -c 'import sys; print(sys.version)' 2>/dev/null
OTHER_PYTHON := $(if $(filter file,$(origin PYTHON)),,$(shell \
	test "$$($(PYTHON) $(ASK))" = "$$($(BIN)/python $(ASK))" || echo anew))

demo: .venv/installed
	@rm -f demo.db demo.db-wal demo.db-shm
	@$(TRACKER) record events/ > .venv/recorded
	@sed -n 1p .venv/recorded
	@echo; echo "$$ tracker overdue --limit 12"
	@$(TRACKER) overdue --limit 12 --no-pager
	@echo; echo "$$ tracker show visa-relaxation"
	@$(TRACKER) show visa-relaxation --no-pager
	@echo; echo "The record is in demo.db. Ask it with: TRACKER_STORE=$(DEMO_STORE) $(BIN)/tracker open"
	@echo "or due, requests, fulfilled, quiet, items, meetings, search WORDS; --help tells all."
	@echo "Or look at it in a browser: $(BIN)/tracker serve --store demo.db"

# JOBS is how many tests run beside each other: half as many again as there are processors, since
# they wait for browsers, servers and commands for a third of their time.
JOBS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN) && expr $$n + \( $$n + 1 \) / 2 || echo auto)
PYTEST = $(IN_MEMORY) $(BIN)/pytest --numprocesses $(JOBS) --dist worksteal
# Stores wait for the disk at each commit, and tests make thousands: they are kept in memory where
# that has room for them (2 GB), unless TMPDIR says where.
ROOM = $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 2000000 && $$6 == "/dev/shm"')
IN_MEMORY = $(if $(TMPDIR),,$(if $(ROOM),TMPDIR=/dev/shm))
test: check browser
	$(PYTEST)

# Which lines and branches no test comes by. Measuring takes tests half as long again, and sees
# nothing of the processes that they begin.
coverage: .venv/installed-dev browser
	$(PYTEST) --cov --cov-report=term:skip-covered

# The browser that the pages are tested in: Debian's, installed where it is missing and may be.
INSTALL_BROWSER = $(if $(filter 0,$(shell id -u)),,sudo -n) apt-get install --quiet --yes chromium
browser:
	@command -v chromium || command -v chromium-browser || command -v google-chrome \
		|| { command -v apt-get && $(INSTALL_BROWSER); } > /dev/null 2>&1 \
		|| echo "There is no chromium, and it cannot be installed here: tests in a browser are skipped."

# What is installed from the locks, on each other Python from 3.11 that is found here.
test-pythons: .venv/installed-dev
	$(BIN)/pytest -m pythons -rs tests/installing

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The documents as a site, in build/docs. A warning is an error; so is a link that leads nowhere.
DOCS := build/docs-python
docs: $(DOCS)/installed
	@rm -rf build/docs
	$(DOCS)/bin/sphinx-build -q -n -W --keep-going -b html -d build/doctrees -c docs/site docs build/docs
	$(DOCS)/bin/python docs/site/check.py build/docs

$(DOCS)/installed: requirements-docs.lock
	$(NEEDS_PYTHON)
	$(PYTHON) -m venv --clear $(DOCS)
	$(subst $(BIN)/,$(DOCS)/bin/,$(INSTALL)) --no-compile -r requirements-docs.lock
	$(DOCS)/bin/python -m pip check
	@touch $@

# Generated parts of the documents, transcripts and messages, written anew: read the difference.
regenerate: .venv/installed-dev
	$(BIN)/python -m tests.cli.regenerate

# The texts of the pages, gathered for translators in tracker/web/locale/page.pot.
texts: .venv/installed-dev
	$(BIN)/python -m tests.support.translations

# What a terminal and a browser show, drawn for the documents.
pictures: .venv/installed-dev browser
	$(BIN)/python -m tests.support.pictures
	$(BIN)/python -m tests.web.pictures
	$(BIN)/python -m tests.reports.pictures

# How well drafting does against coded readouts, where a folder of them is at hand.
# CODER='COMMAND' also asks a coder about them; its answers are kept in ANSWERS, and not asked again.
SHARED ?= ../shared
ANSWERS ?= build/answers
export CODER
evaluate: .venv/installed-dev
	$(BIN)/python -m evaluation.evaluate $(SHARED)
	$(if $(CODER),$(BIN)/python -m evaluation.coder run $(SHARED)/gold $(SHARED)/readouts $(ANSWERS) \
		--coder "$$CODER")
	$(BIN)/python -m evaluation.time_phrases

# What it takes, beside what people would otherwise use; writes docs/benchmarks.md.
STATEMENTS ?= 1000000
benchmark: .venv/installed-dev
	$(PIP) install --quiet 'beancount>=3.2,<4' 'beanquery>=0.2,<1' \
		'datasette>=0.65,<2'
	$(BIN)/python -m benchmarks.run --statements $(STATEMENTS) --postgresql

# Faults made on purpose, in numbers: see docs/architecture.md. Hours; each goes on after another fails.
CAMPAIGNS := bad_input drafting_time imports secrets tampering torn killed readers writers officers standby mutation
campaigns: .venv/installed-dev
	@failed=; for name in $(CAMPAIGNS); do \
		echo "== $$name"; $(BIN)/python -m campaigns.$$name || failed="$$failed $$name"; \
	done; test -z "$$failed" || { echo "failed:$$failed"; exit 1; }

# Expands to nothing where $(PYTHON) will do, and otherwise ends with what to do.
NEEDS_PYTHON = $(if $(filter new,$(FOUND)),,$(error $(NO_PYTHON)))
FOUND = $(shell $(PYTHON) -c 'import sys; \
	print("%d.%d" % sys.version_info[:2] + (" old" if sys.version_info < (3, 11) else " new"))' 2>/dev/null)
NEWER = $(firstword $(shell for one in python3.14 python3.13 python3.12 python3.11; do \
	$$one -c 'import ensurepip' 2>/dev/null && echo $$one; done; :))
define NO_PYTHON
Python 3.11 or newer is needed, and "$(PYTHON)" is $(if $(FOUND),Python $(firstword $(FOUND)),not to be found).
$(if $(NEWER),There is another here; type: make $(or $(MAKECMDGOALS),demo) PYTHON=$(NEWER),$(INSTALL_PYTHON))
endef
define INSTALL_PYTHON
Look for another with python3.12 --version (or python3.11, python3.13, python3.14).
Where there is one, type: make $(or $(MAKECMDGOALS),demo) PYTHON=python3.12
Where there is none, install one; see README.md, "Python 3.11 or newer"
endef

# Only what a lock names, by its hashes: --no-deps, since an index that has newer versions must
# change nothing (up to 23.2, pip looks for them). The check afterwards finds what a lock misses.
# Of what only tests and documents need, little is imported: it is compiled then.
INSTALL := $(PIP) install --quiet --no-deps --require-hashes

.venv/installed: requirements.lock pyproject.toml $(OTHER_PYTHON)
	$(NEEDS_PYTHON)
	$(PYTHON) -m venv --clear .venv
	$(INSTALL) -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	$(PIP) check
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	$(INSTALL) --no-compile -r requirements-dev.lock
	$(PIP) check
	@touch $@

UV := build/lock/bin/uv
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header \
	--no-emit-package commitment-tracker $(UPGRADE)

# lock: what pyproject.toml asks for, leaving the rest as it is.   upgrade: the newest of everything.
lock:
	$(NEEDS_PYTHON)
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/python -m pip install --quiet 'uv>=0.9,<1'
	$(COMPILE) pyproject.toml --extra build --extra page -o requirements.lock
	$(COMPILE) pyproject.toml --extra dev --constraints requirements.lock -o requirements-dev.lock
	$(COMPILE) --group docs -o requirements-docs.lock

upgrade: UPGRADE := --upgrade
upgrade: lock

clean:
	rm -rf .venv build demo.db demo.db-wal demo.db-shm
