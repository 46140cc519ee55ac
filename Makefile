# Two commands matter: `make run` and `make test`. Everything else is for those who work on the code.
PYTHON := $(shell tools/find-python)
ifeq ($(PYTHON),)
$(error Nothing can be done without Python)
endif
LAUNCH := $(PYTHON) tools/launch.py
VENV := $(or $(BABEL_VENV),.venv)
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test reset-demo setup lint format types imports check messages lock shell bench

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: ## Run the whole application with demo data (PORT=8000, HOST=127.0.0.1, RELOAD=1)
	@$(LAUNCH) run

test: ## Run every test on PostgreSQL and Valkey of their own (ARGS="tests/regions -k name")
	@$(LAUNCH) test $(ARGS)

reset-demo: ## Throw this checkout's data away and begin again with fresh demo data
	@$(LAUNCH) reset-demo

setup: ## Only install what everything needs
	@$(LAUNCH) setup

lint: setup ## Style and mistakes (ruff)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

format: setup ## Put the code into its form (ruff)
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

types: setup ## Types (mypy with django-stubs)
	@$(BIN)/mypy

imports: setup ## The ladder of apps and rooms (import-linter)
	@$(BIN)/lint-imports

check: lint types imports ## Lint, types, imports, migrations, translations
	@tools/with-services sh -c "python manage.py check && python manage.py makemigrations --check --dry-run"
	@$(BIN)/python tools/messages.py check

messages: setup ## Collect the texts to translate into locale/
	@$(BIN)/python tools/messages.py update

bench: ## Measure the lists with 200,000 enterprises (ARGS="--rows 20000" for a small variant)
	@tools/with-services python -m benchmarks.lists $(ARGS)

shell: ## A Python shell with the application's database
	@tools/with-services python manage.py shell

lock: setup ## Lock the newest fitting versions of all packages
	@for name in requirements requirements-embedded requirements-dev requirements-node; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header $$name.in -o $$name.txt || exit 1; done
	@npm install --package-lock-only
