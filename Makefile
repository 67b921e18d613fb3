# make demo   install, then the main job on the invented practice data
# make test   install with the test extras, then all tests with a share of the examples of each property
# make properties  the properties with all their examples
# make check  lint and types;  make wheel-test  the built wheel in an empty environment
# make soak   spoilt files of every kind are read for ten minutes: rows or a clear error come out
# make examples  docs/examples/ is written again by the commands that its README tells
# make bench  the import beside its peers: a million rows, 7 GB of disk, some minutes
PYTHON ?= python3
BIN := .venv/bin
DEMO_DB := .demo/dumas.db
SOAK ?= 600
PRACTICE := data/register-2016.xlsx data/register-2017.xlsx data/lapor-2017.xlsx data/tanggapan-2017.csv

.PHONY: demo test check format wheel-test properties soak bench examples clean

# Prints a command before its output, as the user would type it.
run = @echo; echo '$$ dumas $(1)'; COLUMNS=80 $(BIN)/dumas $(1) 2>&1

demo: .venv/installed
	@rm -rf .demo
	@mkdir -p .demo
	$(call run,import $(PRACTICE) --db $(DEMO_DB) --lang en)
	$(call run,triage --as-of 2018-01-31 --db $(DEMO_DB) --lang en)
	$(call run,plan --from 2018-02-01 --to 2018-04-30 --settings data/dumas.toml --db $(DEMO_DB) --lang en)
	$(call run,report --year 2017 --as-of 2018-01-31 --db $(DEMO_DB) --lang en)

test: .venv/tested
	$(BIN)/python -m pytest -q -n 2

properties: .venv/tested
	DUMAS_EXAMPLES=all $(BIN)/python -m pytest -q -n 2 -m hypothesis

check: .venv/tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: .venv/tested
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel-test: .venv/tested
	$(BIN)/python -m pytest -q -m wheel

# BENCH='--rows 20000 --xlsx-rows 5000' is a quick look; docs/performance.md says what is measured.
soak: .venv/tested
	$(BIN)/python tests/soak_reading.py $(SOAK)

bench: .venv/benched
	$(BIN)/python tests/bench.py $(BENCH)

examples: .venv/installed
	@rm -rf .demo
	@mkdir -p .demo
	grep '^dumas ' docs/examples/README.md | sed 's|^|$(BIN)/|' | DUMAS_DB=$(DEMO_DB) DUMAS_LANG=en sh -e
	-pdftoppm -r 80 -png -singlefile -f 1 -l 1 docs/examples/report-2017.pdf docs/examples/report-2017

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/tested: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ .venv/installed

.venv/benched: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv .demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
