"""Every chapter was executed, is described for everyone, and agrees with its text twin."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jupytext
import nbformat
import pytest
from jupytext.config import load_jupytext_configuration_file

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted((ROOT / "chapters").glob("*.ipynb"))
SOURCES = sorted((ROOT / "exercises" / "source").rglob("*.ipynb"))
SOURCES = [path for path in SOURCES if ".ipynb_checkpoints" not in path.parts]
CONFIG = load_jupytext_configuration_file(str(ROOT / "jupytext.toml"))


def twin_of(notebook):
    """The path of a notebook's text twin, and the notebook as text today."""
    as_text = jupytext.writes(nbformat.read(notebook, as_version=4), "md:myst", config=CONFIG)
    folder = notebook.parent.relative_to(ROOT)
    text = Path("chapters/text") if folder.parts[0] == "chapters" else Path("exercises/text")
    rest = folder.parts[1:] if folder.parts[0] == "chapters" else folder.parts[2:]
    return ROOT.joinpath(text, *rest, notebook.stem + ".md"), as_text


def cells_of(text):
    """Type, source and metadata of each cell of a text notebook."""
    cells = jupytext.reads(text, "md:myst", config=CONFIG).cells
    return [(cell.cell_type, cell.source, dict(cell.metadata)) for cell in cells]


def code_cells(notebook):
    cells = nbformat.read(notebook, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "code" and cell.source.strip()]


def unexecuted(notebook):
    """Code cells of a notebook that nbval would pass without comparing anything."""
    return [c.source for c in code_cells(notebook) if c.execution_count is None]


def by_name(path):
    return path.name


def test_there_are_chapters_and_exercises():
    assert CHAPTERS
    assert SOURCES
    numbers = {path.stem[:2] for path in CHAPTERS}
    assert {path.stem for path in SOURCES} <= {path.stem for path in CHAPTERS} | {"08_capstone"}
    assert {path.stem[:2] for path in SOURCES} == numbers


@pytest.mark.parametrize("notebook", CHAPTERS + SOURCES, ids=by_name)
def test_notebook_and_text_twin_agree(notebook):
    twin, as_text = twin_of(notebook)
    assert twin.exists(), f"{twin.relative_to(ROOT)} is missing; run make notebooks"
    assert cells_of(as_text) == cells_of(twin.read_text(encoding="utf-8")), (
        f"{notebook.name} and its text twin differ; run make notebooks"
    )


def test_every_text_twin_has_its_notebook():
    twins = {
        path for folder in ("chapters", "exercises") for path in ROOT.glob(f"{folder}/text/**/*.md")
    }
    assert twins == {twin_of(notebook)[0] for notebook in CHAPTERS + SOURCES}


@pytest.mark.parametrize("notebook", CHAPTERS, ids=by_name)
class TestChapter:
    def test_every_code_cell_was_executed_in_order(self, notebook):
        assert not unexecuted(notebook)
        counts = [cell.execution_count for cell in code_cells(notebook)]
        assert counts == list(range(1, len(counts) + 1))

    def test_no_cell_failed(self, notebook):
        kinds = {o.output_type for cell in code_cells(notebook) for o in cell.outputs}
        assert "error" not in kinds

    def test_every_figure_is_described(self, notebook):
        for cell in code_cells(notebook):
            for output in cell.outputs:
                if "image/png" in output.get("data", {}):
                    assert len(output.metadata.get("image/png", {}).get("alt", "")) > 20, (
                        cell.source
                    )

    def test_cells_are_short_and_print_no_addresses(self, notebook):
        for cell in code_cells(notebook):
            lines = cell.source.splitlines()
            limit = 40 if "hide-input" in cell.metadata.get("tags", []) else 18
            assert len(lines) <= limit, cell.source
            assert not cell.source.rstrip().endswith(";"), cell.source
            assert " at 0x" not in json.dumps(cell.outputs), cell.source


def test_an_unexecuted_cell_is_noticed(tmp_path):
    broken = nbformat.read(CHAPTERS[0], as_version=4)
    next(cell for cell in broken.cells if cell.cell_type == "code").execution_count = None
    nbformat.write(broken, tmp_path / "broken.ipynb")
    assert len(unexecuted(tmp_path / "broken.ipynb")) == 1


def test_a_changed_twin_is_noticed():
    twin, as_text = twin_of(CHAPTERS[0])
    changed = twin.read_text(encoding="utf-8").replace("perceptron", "preceptron", 1)
    assert cells_of(as_text) != cells_of(changed)


def test_a_changed_output_fails_the_strict_comparison(tmp_path):
    """What `make nbval` runs on the chapters, on two pages of one cell."""
    for name, text in (("same", "42\n"), ("changed", "43\n")):
        cell = nbformat.v4.new_code_cell("print(6 * 7)", execution_count=1)
        cell.outputs = [nbformat.v4.new_output("stream", text=text)]
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / f"{name}.ipynb")
    command = [sys.executable, "-m", "pytest", "--nbval", "-q", "-rA", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1, done.stdout
    assert re.search(r"^PASSED \S*same.ipynb::", done.stdout, re.MULTILINE), done.stdout
    assert re.search(r"^FAILED \S*changed.ipynb::", done.stdout, re.MULTILINE), done.stdout
    assert "1 failed, 1 passed" in done.stdout


# --- tools/notebooks.py, in small courses of its own ---------------------------------------------


def lay_out(course):
    for path in ("tools/notebooks.py", "jupytext.toml"):
        (course / path).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / path, course / path)
    for folder in ("chapters/text", "exercises/source", "exercises/text", "mlcourse"):
        (course / folder).mkdir(parents=True)
    (course / "mlcourse" / "__init__.py").touch()


def write(course, code):
    head = "---\nkernelspec:\n  display_name: Python 3\n  language: python\n  name: python3\n---\n"
    text = f"{head}\n# A page\n\n```{{code-cell}} ipython3\n{code}\n```\n"
    (course / "chapters/text/01_page.md").write_text(text, encoding="utf-8")


def make_notebooks(course):
    command = [sys.executable, course / "tools/notebooks.py"]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    """A course with a page, made and executed: that takes seconds."""
    course = tmp_path_factory.mktemp("course")
    lay_out(course)
    write(course, "print(6 * 7)")
    assert make_notebooks(course).returncode == 0
    return course


@pytest.fixture
def made(made_once, tmp_path):
    return shutil.copytree(made_once, tmp_path / "course")


def test_what_is_new_is_made_and_executed_and_then_rests(made):
    notebook = made / "chapters/01_page.ipynb"
    (cell,) = code_cells(notebook)
    assert cell.outputs[0].text == "42\n"
    before = notebook.read_bytes()
    again = make_notebooks(made)
    assert (again.returncode, again.stdout) == (0, "")
    assert notebook.read_bytes() == before


def test_a_failing_cell_is_named_and_nothing_is_lost(made):
    write(made, "print(6 / 0)")
    done = make_notebooks(made)
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert "chapters/01_page.ipynb: not brought up to date" in done.stderr
    (cell,) = code_cells(made / "chapters/01_page.ipynb")
    assert cell.execution_count is None


def test_a_broken_notebook_is_named(tmp_path):
    lay_out(tmp_path)
    (tmp_path / "chapters/02_broken.ipynb").write_text("{ not JSON", encoding="utf-8")
    done = make_notebooks(tmp_path)
    assert done.returncode == 1
    assert "chapters/02_broken.ipynb is not a notebook" in done.stderr
