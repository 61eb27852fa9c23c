# `make run` needs Python 3.11 and nothing else; everything it installs lands in .venv and everything it writes in var.

PYTHON ?= $(shell for p in python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
COVERAGE ?= --cov --cov-report=term:skip-covered
BIN := .venv/bin
export PORT

.PHONY: help run test lint format lock messages clean seed-large bench audit python environment tools pytest \
	lint-format lint-code lint-types lint-templates lint-layers lint-migrations lint-deploy

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 16

python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 is needed and was not found. On Debian 12: apt install python3.11 python3.11-venv" >&2; exit 1; }

run: python ## the whole newsroom with its demo, on PORT (8000)
	@$(PYTHON) -m cms.bootstrap requirements.lock --port $(PORT)
	@exec $(BIN)/python manage.py run --end-with-parent

environment: python
	@$(PYTHON) -m cms.bootstrap requirements.lock

tools: python
	@$(PYTHON) -m cms.bootstrap requirements-dev.lock

test: tools ## every check there is: style, types, layers, migrations, deployment, tests with coverage
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=target lint
	@$(MAKE) --no-print-directory pytest

pytest: tools
	$(BIN)/pytest -n 3 $(COVERAGE) --durations=10 $(PYTEST_ARGS)

lint: lint-types lint-layers lint-deploy lint-migrations lint-templates lint-code lint-format ## everything but the tests

lint-format: tools
	$(BIN)/ruff format --check --quiet .

lint-code: tools
	$(BIN)/ruff check --quiet .

lint-types: tools
	$(BIN)/mypy .

lint-templates: tools
	$(BIN)/djlint templates --lint --quiet

lint-layers: tools
	$(BIN)/lint-imports --no-cache

lint-migrations: tools
	$(BIN)/python manage.py makemigrations --check --dry-run

lint-deploy: tools
	set -a; . deploy/newsroom.env; DJANGO_SETTINGS_MODULE=cms.settings.production \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

format: tools ## rewrite code in the house's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

LOCK := $(BIN)/uv pip compile pyproject.toml --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 --upgrade

lock: tools ## resolve the dependencies of pyproject.toml anew
	$(LOCK) --quiet --output-file requirements.lock
	$(LOCK) --quiet --group dev --output-file requirements-dev.lock

messages: tools ## collect and compile what is to be translated (needs gettext)
	$(BIN)/python manage.py makemessages --locale fr --no-location --no-obsolete --ignore 'var/*' --ignore '.venv/*' --ignore 'audit/*' --ignore home/desk/locale
	$(BIN)/python manage.py compilemessages --locale fr --ignore '.venv/*'

seed-large: environment ## 1,000 articles and 500 videos beside the demo, to measure with
	$(BIN)/python manage.py seed_large

bench: environment ## the server time of every public page, after seed-large
	$(BIN)/python -m benchmarks.pages

audit: tools ## the Nu HTML checker and Lighthouse on the production settings (needs Java and Node)
	$(BIN)/python -m audit

clean: ## remove the environment, caches and everything a run has written
	rm -rf .venv var audit/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
