# make run    sets everything up and shows the shipped example
# make test   sets everything up and passes the tests
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test setup lint clean

BUILT := src/whoholds/web/static/built

setup: .venv/.ready $(BUILT)/.ready

.venv/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "whoholds needs Python 3.11 or newer; run make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@

# Third-party scripts for the web page: all but the map works without them.
$(BUILT)/.ready: frontend/package-lock.json frontend/build.mjs
	@mkdir -p $(BUILT)
	@if command -v npm >/dev/null && cd frontend && npm ci --silent --no-audit --no-fund --ignore-scripts && node build.mjs; then :; \
	else echo "npm is missing or failed: the web page works, but without the geographic map and with whole-page steps"; fi
	@touch $@

run: setup
	@$(BIN)/whoholds run examples/panjshir --theatre afghanistan --db build/panjshir.db --fresh
	@$(BIN)/whoholds board --db build/panjshir.db
	@$(BIN)/whoholds tour --db build/panjshir.db

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m pytest -n 2

clean:
	rm -rf .venv build frontend/node_modules $(BUILT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
