# Two commands do all the set-up: `make report` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: report test lock

report: $(INSTALLED)
	PATH="$(CURDIR)/$(BIN):$$PATH" dvc repro
	@echo 'Open data/report/index.html in a browser, or notebooks/ with: .venv/bin/jupyter lab'

test: $(INSTALLED)
	PATH="$(CURDIR)/$(BIN):$$PATH" pytest

# An editable install cannot stand in a file of hashes, so the package itself follows the locked set.
$(INSTALLED): requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Parallax needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
