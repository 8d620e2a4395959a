"""What the course's records say of an assignment, in whatever order a database gives it back."""

from types import SimpleNamespace

from mlcourse.grading.master import Master


def recorded(*names):
    cells = [
        SimpleNamespace(
            name=n, cell_type="code", source=n, locked=False, checksum="", max_score=1.0
        )
        for n in names
    ]
    book = SimpleNamespace(
        id="key", source_cells=cells, grade_cells=cells, task_cells=[], solution_cells=[]
    )
    return SimpleNamespace(find_notebook=lambda name, assignment: book)


def order_of(master):
    return [cell.id for cell in master.cells]


def test_cells_stand_as_in_the_source_notebook():
    master = Master.from_gradebook(recorded("c", "a", "b"), "nb", "hw", ["a", "b", "c"])
    assert order_of(master) == ["a", "b", "c"]


def test_cells_that_the_source_does_not_have_come_last_and_keep_their_order():
    master = Master.from_gradebook(recorded("x", "b", "y", "a"), "nb", "hw", ["a", "b"])
    assert order_of(master) == ["a", "b", "x", "y"]


def test_without_a_source_the_recorded_order_stays():
    assert order_of(Master.from_gradebook(recorded("b", "a"), "nb", "hw")) == ["b", "a"]
