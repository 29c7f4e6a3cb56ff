# Each of these works as the first command after cloning: whatever needs it makes .venv by itself.
# Python 3.11 or later is all that must be there; another one than the first found: make test PYTHON=python3.13

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
# The smallest version first, since that is the one the locks are made with; "ensurepip" because some systems
# split it off. Only evaluated where .venv does not exist yet.
CANDIDATES := python3.11 python3.12 python3.13 python3.14 python3 python
FITS := -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
PYTHON ?= $(shell for candidate in $(CANDIDATES); do "$$candidate" $(FITS) && echo "$$candidate" && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The same random examples each time, so that what passed here passes there; others: make soak SEED=
SEED := --hypothesis-seed=1
PYTEST := $(BIN)/python -m pytest
COMPILE := CUSTOM_COMPILE_COMMAND='make lock' PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= PIP_EXTRA_INDEX_URL= \
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

# The tests start hundreds of processes, and each would compile the whole source anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test soak lint format bench docs pictures lock clean
.DEFAULT_GOAL := help

help:  ## Show these lines
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(READY)  ## Open a Slack workspace with the bot in it in your browser, without an account
	$(BIN)/scribe demo

# Four processes for two cores: each waits half of the time, for sockets, other processes and deadlines.
# In the order of the folders: the slow ones come first, and no long module is left for the end.
test: lint  ## Check and test everything at small sizes (about ten minutes)
	$(PYTEST) --numprocesses 4 --dist loadscope --no-loadscope-reorder

soak: $(READY)  ## Run the long proofs at their full sizes
	$(PYTEST) --numprocesses 3 -m soak $(SEED)

lint: $(READY)  ## Check style, types, and who imports whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)  ## Put the source into its standard form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)  ## Measure how fast it is
	$(BIN)/python -m tests.bench

docs: $(READY)  ## Write the generated parts of the documentation anew
	$(BIN)/python docs/generate.py

pictures: $(READY)  ## Take the pictures of the workspace anew; needs Chromium
	$(BIN)/python -m tests.browser.pictures

lock: $(READY)  ## Lock what pyproject.toml asks for; make lock UPGRADE=--upgrade takes the newest of everything
	$(COMPILE) $(UPGRADE) --output-file requirements.lock pyproject.toml
	$(COMPILE) $(UPGRADE) --extra dev --constraint requirements.lock \
	--output-file requirements-dev.lock pyproject.toml

clean:  ## Remove .venv and everything else that is made again on demand
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

# The stamp is written last: an interrupted installation starts over. With the stamp, nothing needs the network.
$(READY): requirements-dev.lock pyproject.toml
	@test -x $(BIN)/python || "$(PYTHON)" $(FITS) || { \
	echo "Python 3.11 or later is needed, with its modules venv and ensurepip; tried $(or $(PYTHON),$(CANDIDATES))." >&2; \
	exit 1; }
	@test -x $(BIN)/python || { echo "Making $(VENV) with $(PYTHON) ..."; "$(PYTHON)" -m venv --clear $(VENV); }
	@echo "Installing the locked dependencies ..."
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $(READY)
