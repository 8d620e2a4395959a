# The only entry point: people and CI call the same targets.
PYTHON ?= python3
PORT ?= 8000
N ?= 200
ROUNDS ?= 11
BIN := .venv/bin
NOTEBOOKS := $(wildcard chapters/*.ipynb)
SOURCES := $(wildcard exercises/source/*/*.ipynb)
# What the site is made of.
PARTS := _config.yml _toc.yml README.md pyproject.toml tools/release.py $(shell find benchmarks/results \
    chapters exercises/source mlcourse site/extensions site/static site/templates \
    -name __pycache__ -prune -o -name '.*' -prune -o -type f -print)
.DELETE_ON_ERROR:

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- set-up -------------------------------------------------------------------------------------
.venv/.ready: requirements.lock pyproject.toml tools/make-env tools/need-python
	@PYTHON=$(PYTHON) tools/make-env

.venv-peers/.ready: requirements.lock tools/make-peers tools/need-python
	@PYTHON=$(PYTHON) tools/make-peers

.venv-peers/.ready-bench: .venv-peers/.ready
	@tools/make-peers bench

site/node_modules/.ready: site/package-lock.json
	@tools/need npm nodejs npm
	@# Not with --prefix: that would move the place of npm's system-wide settings as well.
	@cd site && npm ci --loglevel=error --no-audit --no-fund >/dev/null
	@touch $@

.PHONY: env
env: .venv/.ready ## create .venv from requirements.lock

.PHONY: lock
lock: .venv/.ready ## resolve requirements.lock anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-strip-extras --custom-compile-command "make lock" \
	    --all-extras --group dev pyproject.toml --output-file requirements.lock

# --- the course ---------------------------------------------------------------------------------
.PHONY: book
book: _build/html/.built ## build the static site into _build/html, unless nothing has changed
	@echo "The course is in _build/html: open _build/html/index.html, or run make serve."

_build/html/.built: .venv/.ready site/node_modules/.ready $(PARTS)
	@$(BIN)/python tools/release.py
	@rm -f _build/release/mlcourse-*.whl
	@$(BIN)/python -m hatchling build -t wheel -d _build/release >_build/wheel.log 2>&1 || { cat _build/wheel.log >&2; exit 1; }
	@rm -rf _build/new
	@# Built aside and put in place when it is whole: a failure leaves the last good site alone.
	@$(BIN)/jupyter-book build -n -W --keep-going --quiet --path-output _build/new . >/dev/null || \
	    { echo "The site was not built, for the reasons above. _build/html is as it was." >&2; exit 1; }
	@rm -rf _build/html && mv _build/new/_build/html _build/html && rm -rf _build/new
	@touch $@

.PHONY: serve
serve: book ## build the site and show it on http://localhost:8000 (PORT=8000)
	@echo "http://localhost:$(PORT) (stop with Ctrl-C)"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html $(PORT)

.PHONY: release
release: .venv/.ready ## make the student versions of the exercises in _build/release
	@$(BIN)/python tools/release.py

.PHONY: notebooks
notebooks: .venv/.ready ## bring notebooks and text twins together, execute what changed
	@$(BIN)/python tools/notebooks.py

# --- checks -------------------------------------------------------------------------------------
# The processes of a test run share the cores: threads for products would only get in their way.
unit bank nbval: export OPENBLAS_NUM_THREADS = 1

.PHONY: test
test: ready single unit bank nbval browser ## everything CI checks

# Side by side: what takes one core each. (Python first: two at once would both install it.)
.PHONY: ready single
ready:
	@tools/need-python "$(PYTHON)"
	@$(MAKE) --no-print-directory --silent --jobs 2 _build/html/.built .venv-peers/.ready
single:
	@$(MAKE) --no-print-directory --jobs 2 --output-sync lint peers

.PHONY: lint
lint: .venv/.ready ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: unit
unit: .venv/.ready site/node_modules/.ready ## tests of the package, the exercises, the grader and the tools
	@tools/need bwrap bubblewrap
	@tools/need pg_ctlcluster postgresql
	@tools/need chromium chromium
	@# A file's tests stay in one process, which makes their fixtures once.
	@$(BIN)/pytest -q -p no:nbval -n 2 --dist loadfile --no-loadscope-reorder -m "not browser" \
	    --ignore tests/exercises/test_bank.py --ignore tests/peers

.PHONY: peers
peers: .venv-peers/.ready ## compare values, gradients and training with PyTorch
	@.venv-peers/bin/python -m pytest -q tests/peers

.PHONY: bank
bank: .venv/.ready ## run the bank of wrong and right answers; print its table
	@$(BIN)/pytest -q -p no:nbval -n 2 tests/exercises/test_bank.py

.PHONY: mutants
mutants: .venv/.ready ## look for faults in the solutions that no check notices
	@$(BIN)/mlcourse bank --mutants

.PHONY: bench
bench: .venv-peers/.ready-bench ## time the package beside its peers, ROUNDS=11 times; write what the page shows
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 \
	    .venv-peers/bin/python -m benchmarks.speed --rounds $(ROUNDS)

.PHONY: bench-grading
bench-grading: .venv/.ready ## grade the same N=200 submissions with nbgrader and with ours, of three tasks and of nine
	@tools/need bwrap bubblewrap
	@$(BIN)/python benchmarks/bench_grading.py --submissions $(N)

.PHONY: bench-scale
bench-scale: .venv/.ready ## grade N=10000 submissions three ways: whole, broken, elsewhere
	@tools/need bwrap bubblewrap
	@tools/need pg_ctlcluster postgresql
	@$(BIN)/python benchmarks/scale.py --submissions $(if $(filter command line,$(origin N)),$(N),10000)

.PHONY: nbval
nbval: .venv/.ready ## run every notebook; the chapters' outputs must come out the same
	@$(BIN)/pytest -q -n 2 --dist loadscope --nbval --nbval-cell-timeout=120 $(NOTEBOOKS)
	@$(BIN)/pytest -q -n 2 --dist loadscope --nbval-lax --nbval-cell-timeout=120 $(SOURCES)

.PHONY: browser
browser: book ## open every page of the site in Chromium
	@tools/need chromium chromium
	@$(BIN)/pytest -q -n 2 -m browser tests/site

.PHONY: format
format: .venv/.ready ## let ruff put code and notebooks in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(MAKE) --no-print-directory notebooks

.PHONY: clean
clean: ## remove what was built; grades and what students handed in stay
	@[ ! -d _build ] || find _build -mindepth 1 -maxdepth 1 ! -name nbgrader -exec rm -rf {} +
