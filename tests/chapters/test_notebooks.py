"""Every chapter was executed, is described for everyone, and agrees with its text twin."""

import json
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
    """What `make nbval` runs on the chapters, on a page of one cell."""
    cell = nbformat.v4.new_code_cell("print(6 * 7)", execution_count=1)
    cell.outputs = [nbformat.v4.new_output("stream", text="42\n")]
    page = nbformat.v4.new_notebook(cells=[cell])
    for text, code in (("42\n", 0), ("43\n", 1)):
        cell.outputs[0].text = text
        nbformat.write(page, tmp_path / "page.ipynb")
        command = [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider"]
        done = subprocess.run(
            [*command, tmp_path / "page.ipynb"], cwd=tmp_path, capture_output=True
        )
        assert done.returncode == code, done.stdout.decode()


class TestMakeNotebooks:
    """tools/notebooks.py in a small course of its own."""

    @pytest.fixture
    def course(self, tmp_path):
        for path in ("tools/notebooks.py", "jupytext.toml"):
            (tmp_path / path).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / path, tmp_path / path)
        for folder in ("chapters/text", "exercises/source", "exercises/text", "mlcourse"):
            (tmp_path / folder).mkdir(parents=True)
        (tmp_path / "mlcourse" / "__init__.py").touch()
        return tmp_path

    def write(self, course, code):
        head = (
            "---\nkernelspec:\n  display_name: Python 3\n  language: python\n  name: python3\n---\n"
        )
        text = f"{head}\n# A page\n\n```{{code-cell}} ipython3\n{code}\n```\n"
        (course / "chapters/text/01_page.md").write_text(text, encoding="utf-8")

    def run(self, course):
        command = [sys.executable, course / "tools/notebooks.py"]
        return subprocess.run(command, capture_output=True, text=True)

    def test_makes_and_executes_what_is_new_and_then_rests(self, course):
        self.write(course, "print(6 * 7)")
        assert self.run(course).returncode == 0
        notebook = course / "chapters/01_page.ipynb"
        (cell,) = code_cells(notebook)
        assert cell.outputs[0].text == "42\n"
        before = notebook.read_bytes()
        again = self.run(course)
        assert (again.returncode, again.stdout) == (0, "")
        assert notebook.read_bytes() == before

    def test_a_failing_cell_is_named_and_nothing_is_lost(self, course):
        self.write(course, "print(6 * 7)")
        assert self.run(course).returncode == 0
        self.write(course, "print(6 / 0)")
        done = self.run(course)
        assert done.returncode == 1
        assert "ZeroDivisionError" in done.stderr
        assert "chapters/01_page.ipynb: not brought up to date" in done.stderr
        (cell,) = code_cells(course / "chapters/01_page.ipynb")
        assert cell.execution_count is None

    def test_a_broken_notebook_is_named(self, course):
        (course / "chapters/02_broken.ipynb").write_text("{ not JSON", encoding="utf-8")
        done = self.run(course)
        assert done.returncode == 1
        assert "chapters/02_broken.ipynb is not a notebook" in done.stderr
