PYTHON ?= python3
BIN := .venv/bin
CORPUS ?= demo-corpus

.PHONY: demo test lint setup compile lock clean

setup: .venv/compiled

.venv/ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or later; set PYTHON=python3.12, say")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes --requirement requirements/dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

compile: setup  ## compile the hot modules in place, where a C compiler is there

.venv/compiled: .venv/ready tools/compile.py pyproject.toml $(wildcard src/dateline/*/*.py)
	$(BIN)/python tools/compile.py
	touch $@

demo: setup  ## read the bundled pages into a corpus and show one reading
	rm -rf $(CORPUS)
	$(BIN)/dateline ingest tests/pages --to $(CORPUS)
	$(BIN)/dateline read tests/pages/id-tv-credit-chain/page.html
	$(BIN)/dateline info $(CORPUS)
	@echo
	@echo "Open the explorer:  $(BIN)/dateline serve $(CORPUS)   then visit the address that it prints"

test: setup  ## run the test suite
	$(BIN)/python -m pytest -q

lint: setup  ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

lock:  ## write the hashed requirements anew (needs uv)
	for extra in "" "--extra all" "--extra dev"; do \
	  case "$$extra" in "") out=base;; "--extra all") out=all;; *) out=dev;; esac; \
	  uv pip compile pyproject.toml $$extra --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet -o requirements/$$out.txt; \
	done

clean:
	rm -rf .venv $(CORPUS) dist build
	find src -name '*.so' -delete
