"""Stand-ins, names and restarts: what a test cell sees of a student's notebook, and what not."""

import ast
import contextlib
import copy
import json
from pathlib import Path

import nbformat
import numpy as np
import pytest

from mlcourse.grading import cells as made
from mlcourse.grading import execute as execution
from mlcourse.grading.execute import execute
from mlcourse.grading.sandbox.host import Ended, Limits, Sandbox
from mlcourse.grading.sandbox.standins import StandIn, Unreadable, look_up
from mlcourse.grading.testcells import bound_names, free_names

EXERCISES = sorted((Path(__file__).parents[2] / "exercises" / "source").glob("*/*.ipynb"))


@pytest.fixture
def student(session):
    """Run a cell of the student's and fetch a name from it."""

    def run(source, name="f"):
        session.run(source)
        return look_up(session, [name])[name]

    return run


# --- what crosses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "inputs", "value"),
    [
        ("def f(x): return 2 * x", (3,), 6),
        ("f = lambda x, *rest, k=1: [x, rest, k]", (1, 2, 3), [1, (2, 3), 1]),
        ("f = abs", (-2.5,), 2.5),
        ("import numpy as np\nf = np.sum", (np.ones((2, 3)),), np.float64(6)),
        ("def f(x): return {'a': (x, [None]), 1: 'ü'}", (1j,), {"a": (1j, [None]), 1: "ü"}),
        ("def f(x): return x", (range(3),), [0, 1, 2]),
        ("def f(x): return 10**300", (0,), 10**300),
        ("class f:\n    def __new__(cls, x): return x + 1", (1,), 2),
    ],
)  # fmt: skip
def test_values_come_through(student, source, inputs, value):
    came = student(source)(*inputs)
    assert (type(came), came) == (type(value), value)


def test_arguments_by_name_come_through_whatever_their_names(student):
    f = student("def f(*, self, inputs, name, handle): return [self, inputs, name, handle]")
    assert f(self=1, inputs=2, name=3, handle=4) == [1, 2, 3, 4]


def test_arrays_keep_dtype_shape_and_values(student):
    f = student("def f(x): return x.T")
    came = f(np.arange(6, dtype=np.float32).reshape(2, 3))
    assert (came.dtype, came.shape, came[2, 1]) == (np.float32, (3, 2), 5)


def test_objects_with_state_stay_there_and_work_through_handles(student):
    Layer = student(
        "import numpy as np\n"
        "class Layer:\n"
        "    def __init__(self, n, *, bias=0.5):\n"
        "        self.w, self.grads, self.bias, self.inner = np.ones(n), {}, bias, []\n"
        "    def forward(self, x):\n"
        "        self.x = x\n"
        "        return x * self.w + self.bias\n"
        "    def backward(self, dy):\n"
        "        self.grads['w'] = dy * self.x\n"
        "        return dy * self.w\n"
        "    def add(self, other):\n"
        "        self.inner.append(other); return self\n"
        "    def __call__(self, x): return sum(o.forward(x) for o in self.inner)\n",
        "Layer",
    )
    layer = Layer(2, bias=1.0)
    x = np.array([1.0, 2.0])
    assert layer.forward(x).tolist() == [2, 3]
    assert layer.backward(np.array([1.0, 1.0])).tolist() == [1, 1]
    assert layer.grads["w"].tolist() == [1, 2]
    layer.w = np.array([5.0, 5.0])
    assert layer.forward(x).tolist() == [6, 11]
    both = Layer(2).add(layer)  # a handle as an argument, and as a result
    assert both.add(Layer(2)) is both
    assert both(x).tolist() == [7.5, 13.5]
    with pytest.raises(AttributeError, match="nothing_there"):
        _ = layer.nothing_there


def test_handles_cross_inside_lists_tuples_and_dicts(student):
    f = student(
        "class A:\n    def __init__(self, v): self.v = v\n"
        "def make(n): return [A(i) for i in range(n)], {'last': A(n)}\n"
        "def f(many, named): return [a.v for a in many] + [named['x'][0].v]\n"
        "class f:\n    make, total = staticmethod(make), staticmethod(f)",
    )
    many, named = f.make(2)
    assert f.total(many, {"x": (named["last"],)}) == [0, 1, 2]


def test_a_copy_of_a_handle_is_the_handle(student):
    f = student("def f(x): return x")
    assert copy.deepcopy([f])[0] is f


def test_what_cannot_be_handed_over_is_told_and_the_session_lives_on(student):
    f = student("def f(x): return 1")
    for odd in (object(), {1, 2}, lambda x: x, np.array([None]), [np.random.default_rng(0)]):
        with pytest.raises(TypeError, match="cannot be handed to the student's code"):
            f(odd)
    assert f(0) == 1


# --- inputs that the call changes -----------------------------------------------------------------


def test_changed_inputs_are_changed_here_too(student):
    f = student(
        "def f(a, items, table, *, named):\n"
        "    a *= 2; items[0][0] = 9; items.append('new'); table['k'][:] = 7; del table['gone']\n"
        "    named[:] = 0"
    )
    inner, array, table = np.ones(2), np.ones(3), {"k": np.ones(2), "gone": 1}
    items, named = [inner, 1], np.ones(2)
    kept = table["k"]
    f(array, items, table, named=named)
    assert array.tolist() == [2, 2, 2]
    assert inner.tolist() == [9, 1]
    assert items[0] is inner
    assert items[1:] == [1, "new"]
    assert table.keys() == {"k"}
    assert kept.tolist() == [7, 7]
    assert named.tolist() == [0, 0]


def test_an_error_leaves_the_inputs_alone_and_odd_ones_are_kept(student):
    f = student("def f(a, b): a.resize(5, refcheck=False); b.append(print)")
    a, b = np.ones(2), [1]
    f(a, b)
    assert a.tolist() == [1, 1]  # of another shape now: here it cannot become that
    assert b[0] == 1
    assert isinstance(b[1], StandIn)


def test_what_may_not_be_written_here_is_not(student):
    f = student("def f(a): a.setflags(write=True) if a.base is None else 0; a[:] = 5")
    frozen = np.ones(2)
    frozen.setflags(write=False)
    f(frozen)
    assert frozen.tolist() == [1, 1]


# --- answers of the wrong kind --------------------------------------------------------------------

LIARS = {
    "equal to all": "class A:\n    __eq__ = lambda s, o: True\n    __ne__ = lambda s, o: False",
    "true, always": "class A:\n    __bool__ = lambda s: True\n    __len__ = lambda s: 1",
    "a float of its own": "class A(float):\n    __eq__ = __sub__ = lambda s, o: True",
    "a text of its own": "class A(str):\n    __eq__ = lambda s, o: True",
    "a dict of its own": "class A(dict):\n    __eq__ = __missing__ = lambda s, o: True",
    "a list of its own": "class A(list):\n    __eq__ = lambda s, o: True",
    "another class by name": "class A:\n    __class__ = float\n    __float__ = lambda s: 1.0",
    "an array by protocol": (
        "import numpy as np\nclass A:\n"
        "    def __array__(self, *a, **k): return np.ones(3)\n"
        "    def __array_ufunc__(self, *a, **k): return True\n"
        "    def __array_function__(self, *a, **k): return True"
    ),
    "an error when looked at": (
        "class A:\n"
        "    def __getattribute__(self, name): raise RuntimeError\n"
        "    def __repr__(self): raise SystemExit\n"
        "    __eq__ = __hash__ = __bool__ = __repr__"
    ),
    "an error when its class is asked": "class A:\n    __class__ = property(lambda s: 1 / 0)",
}  # fmt: skip


@pytest.mark.parametrize("source", LIARS.values(), ids=LIARS.keys())
def test_an_object_in_the_place_of_a_value_passes_no_comparison(student, source):
    value = student(f"{source}\nf = [A()]")[0]
    assert type(value) is StandIn
    for ask in (
        lambda: value == 1.0,
        lambda: value != 1.0,
        lambda: bool(value),
        lambda: not value,
        lambda: value in [1, 2],
        lambda: np.allclose(value, 1.0),
        lambda: np.testing.assert_allclose(value, np.ones(3)),
        lambda: value < 1,
        lambda: abs(value - 1) < 1,
        lambda: float(value),
        lambda: len(value),
        lambda: list(value),
        lambda: isinstance(value, float) or int("x"),
    ):
        with pytest.raises((TypeError, ValueError, AssertionError)):
            ask()


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nclass A(np.ndarray):\n    __eq__ = lambda s, o: True\n"
        "    def __array_function__(self, *a, **k): return True\n"
        "def f(): return np.zeros(3).view(A)",
        "import numpy as np\ndef f(): return np.ma.masked_array(np.zeros(3), mask=[1, 1, 1])",
        "import numpy as np\ndef f(): return np.rec.array(np.zeros(3))",
    ],
)
def test_a_subclass_of_array_comes_as_the_array_that_it_is(student, source):
    came = student(source)()
    assert type(came) is np.ndarray
    assert came.tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import numpy as np\ndef f(): return np.array([None, object()])", "dtype object"),
        ("import numpy as np\ndef f(): return np.zeros(9 * 2**20)", "64 MB"),
        ("def f(): return [0] * 10**6", "items"),
        ("def f(): return 'x' * 9 * 2**20", "MB"),
        ("def f(): return 10 ** 30000", "bits"),
        ("def f():\n    a = []\n    for _ in range(50): a = [a]\n    return a", "deep"),
        ("import numpy as np\ndef f(): return np", "module"),
    ],
)
def test_what_cannot_come_back_is_told_in_words(student, source, words):
    came = student(source)()
    assert type(came) is Unreadable
    assert words in came.words
    with pytest.raises(TypeError, match="cannot be compared"):
        bool(came)


def test_generators_and_sets_are_no_plain_data(student):
    for source in ("def f(): yield 1", "def f(): return {1, 2}", "def f(): return b'x'"):
        assert type(student(source)()) is StandIn


def test_a_list_without_end_is_told(student):
    f = student("def f():\n    a = []\n    a.append(a)\n    return a")
    with pytest.raises(RecursionError):
        f()


# --- exceptions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raised", "kind", "message"),
    [
        ("ValueError('x')", ValueError, "x"),
        ("KeyError('k')", KeyError, "'k'"),
        ("NotImplementedError()", NotImplementedError, ""),
        ("type('Own', (ValueError,), {})('x')", ValueError, "Own: x"),
        ("type('Own', (Exception,), {})('x')", Exception, "Own: x"),
        ("StopIteration(3)", RuntimeError, "StopIteration"),
        ("SystemExit(3)", RuntimeError, "SystemExit: 3"),
        ("GeneratorExit()", RuntimeError, "GeneratorExit"),
        ("BaseException('b')", RuntimeError, "BaseException: b"),
        ("UnicodeDecodeError('utf-8', b'x', 0, 1, 'why')", RuntimeError, "UnicodeDecodeError"),
        ("ExceptionGroup('g', [ValueError(1)])", RuntimeError, "ExceptionGroup"),
        ("ValueError('x' * 10**7)", ValueError, "xxx"),
        ("ValueError('\\ud800')", ValueError, ""),
        ("type('E', (Exception,), {'__str__': lambda s: 1 / 0})()", Exception, "cannot be read"),
        ("type('E' * 9999, (Exception,), {})('m')", Exception, "EEE"),
        ("AssertionError('<script>')", AssertionError, "<script>"),
        ("np.linalg.LinAlgError('singular')", ValueError, "LinAlgError: singular"),
    ],
)
def test_exceptions_come_as_the_standard_type_that_they_are(student, raised, kind, message):
    f = student(f"import numpy as np\ndef f(x):\n    raise {raised}")
    with pytest.raises(kind) as caught:
        f(1)
    assert type(caught.value) is kind
    assert message in str(caught.value)
    assert len(str(caught.value)) < 1000
    str(caught.value).encode()
    assert caught.value.notebook_line[0] == 3


def test_a_call_that_takes_too_long_is_told_and_the_next_one_works(student):
    f = student("def f(x):\n    while x: pass\n    return 5")
    with pytest.raises(TimeoutError, match=r"stopped: the call ran longer than 0\.5 s"):
        f(1)
    assert f(0) == 5


def test_a_value_that_comes_after_the_time_does_not_count(student):
    f = student(
        "def loop():\n    while True: abs(1)\n"
        "def f():\n    try: loop()\n    except KeyboardInterrupt: return 5"
    )
    with pytest.raises(TimeoutError, match="stopped"):
        f()


def test_a_call_that_ends_the_process_is_told(student):
    f = student("import os\ndef f(x): os._exit(3)")
    with pytest.raises(Ended, match="left Python"):
        f(1)
    with pytest.raises(Ended, match="left Python"):
        f(1)


FORGERIES = {
    "no dict": "['x']",
    "a number": "5",
    "an error of no form": "{'error': 5}",
    "an error that is no exception": "{'error': ['print', 'print', 'm', 1, 'l']}",
    "an error that is a class of ours": "{'error': ['Ended', 'Ended', 'm', 1, 'l']}",
    "an exit": "{'error': ['SystemExit', 'SystemExit', 'm', 1, 'l']}",
    "an interrupt": "{'error': ['KeyboardInterrupt', 'KeyboardInterrupt', 'm', 1, 'l']}",
    "a dunder": "{'error': ['__import__', 'x', 'os', 1, 'l']}",
    "inputs of no form": "{'value': 5, 'inputs': 'xyz'}",
    "too many inputs": "{'value': 5, 'inputs': ([1, 2, 3], {'a': 1})}",
    "handles of nobody": "{'value': wire.Reference(-99, 'list', True)}",
    "nothing": "{}",
}


@pytest.mark.parametrize("reply", FORGERIES.values(), ids=FORGERIES.keys())
def test_forged_replies_give_a_value_or_an_ordinary_error(student, reply):
    f = student(
        "import mlcourse.grading.sandbox.wire as wire, mlcourse.grading.sandbox.student as s\n"
        f"def f(x): return 1\ns.Student.use = lambda self, request: {reply}"
    )
    x = np.ones(2)
    value = None
    with contextlib.suppress(RuntimeError, Ended):
        value = f(x)
    assert value is None or type(value) is StandIn or value == 5
    assert x.tolist() == [1, 1]


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("f(1)", "f"),
        ("import numpy as np\nnp.sum(f(1))", "f"),
        ("from a import b as c, d\nb + c + d", "b"),
        ("[f(x) for x in y if z(x)]", "f y z"),
        ("{k: v for k, v in pairs}", "pairs"),
        ("sum(g(x) for x in range(3))", "g"),
        ("lambda x: x + y", "y"),
        ("def check(x, k=default):\n    inner = x\n    return f(inner)\ncheck(1)", "default f"),
        ("def outer():\n    a = 1\n    def inner():\n        return a + b\n    return inner", "b"),
        ("class A(Base):\n    x = y\n    def m(self): return z", "Base y z"),
        ("class A:\n    f = f", "f"),
        ("def g():\n    global made\n    made = 1\nmade", ""),
        ("def g():\n    global taken\n    return taken", "taken"),
        ("(n := f(1)) + n", "f"),
        ("[last := v for v in values]\nlast", "values"),
        ("f(*args, **named)", "args f named"),
        ("print(f(1))\nf = 2", ""),
        ("x += f(1)", "f"),
        ("for i in items: pass\ni", "items"),
        ("with manager as m: m", "manager"),
        ("try: f()\nexcept error as e: e", "error f"),
        ("del thing", ""),
        ("@decorated\ndef g(x: noted) -> returned: pass", "decorated noted returned"),
        ("x: kind = 3", "kind"),
        ("match f():\n    case A(b=c): c\n    case [*rest]: rest", "A f"),
        ("f'{x!r:{y}}'", "x y"),
        ("abs(min(len(print(isinstance))))", ""),
        ("__builtins__, __import__, __name__, __file__, __loader__, __mine__", ""),
        ("a.b.c = d[e]", "a d e"),
        ("async def g():\n    async for x in y: await z", "y z"),
        ("import a.b.c\na", ""),
        ("def g():\n    import h\n    h", ""),
        ("def g():\n    a = 1\n    def k():\n        nonlocal a\n        a = f", "f"),
    ],
)  # fmt: skip
def test_the_names_that_a_test_cell_takes_from_the_student(source, names):
    assert free_names(source) == tuple(names.split())


def exam(*student_cells, test, points=2):
    """A notebook with some cells of a student and a test cell; its test's outputs and points."""
    notebook = made.notebook([made.code_cell(source) for source in student_cells])
    label = {"grade_id": "t", "grade": True, "solution": False, "locked": True, "points": points,
             "schema_version": 3, "task": False, "cell_type": "code"}  # fmt: skip
    notebook.cells.append(made.code_cell("", {"nbgrader": label}))
    for i, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{i}"
    return notebook, {"t": test}


def outputs_of(sandbox, *student_cells, test):
    notebook, tests = exam(*student_cells, test=test)
    execute(notebook, tests, sandbox)
    nbformat.validate(nbformat.reads(made.writes(notebook), 4))
    return notebook.cells[-1].outputs


def shown(outputs):
    return "\n".join(
        output.get("text") or output.get("evalue") or str(output.get("data")) for output in outputs
    )


SHADOWS = {
    "builtins by name": "abs = len = isinstance = print = lambda *a: 0",
    "builtins in the module": "import builtins\nbuiltins.abs = builtins.isinstance = lambda *a: 0",
    "__builtins__": "__builtins__ = {'abs': lambda x: 0}",
    "modules by name": "np = numpy = Task = task = math = 7",
    "modules inside": "import numpy, math, sys\nnumpy.allclose = math.sqrt = lambda *a: True\n"
    "numpy.testing.assert_allclose = numpy.isclose = lambda *a, **k: True",
    "modules away": "import sys\nsys.modules['numpy'] = sys.modules['math'] = None",
    "helpers of the cell": "expected = close = lambda *a: True",
    "dunder names": "__name__ = __file__ = __import__ = None",
}


@pytest.mark.parametrize("source", SHADOWS.values(), ids=SHADOWS.keys())
def test_the_test_cell_sees_the_trusted_names(sandbox, source):
    test = (
        "import math\nimport numpy as np\n"
        "def close(a, b): return abs(a - b) < 1e-9 and isinstance(a, float)\n"
        "expected = math.sqrt(2)\n"
        "assert np.allclose(f(2.0), expected)\n"
        "assert close(f(2.0), expected)\n"
        "assert __name__ == '__main__'"
    )
    wrong = "def f(x): return 1.0"
    outputs = outputs_of(sandbox, wrong, source, test=test)
    assert outputs[0].ename in ("AssertionError", "CellEnded")  # some end their own process
    right = "def f(x): return 2.0 ** 0.5"
    if "modules" not in source and "builtins" not in source:
        assert outputs_of(sandbox, right, source, test=test) == []


def test_a_module_of_the_students_is_no_stand_in_for_one(sandbox):
    outputs = outputs_of(sandbox, "import numpy as np", test="np.allclose(1, 1)")
    assert outputs[0].output_type == "error"


def test_a_name_that_is_missing_is_told(sandbox):
    outputs = outputs_of(sandbox, "def fｏo_(): pass\ndef fо(): pass", test="fo(1)")
    assert outputs[0].evalue == "name 'fo' is not defined"


def test_a_cell_with_a_forged_label_never_runs_here(sandbox, tmp_path):
    left = tmp_path / "left"
    notebook, tests = exam(test="assert f() == 1")
    for label in ("t", "t2"):
        forged = {"grade_id": label, "grade": True, "solution": False, "locked": True, "points": 9}
        source = f"open({str(left)!r}, 'w')\nf = lambda: 1"
        notebook.cells.insert(0, made.code_cell(source, {"nbgrader": forged}))
    execute(notebook, {"t": tests["t"]}, sandbox)
    assert not left.exists()


# --- the last value of a test cell ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("2", "1.5"),
        ("np.float64(2)", "1.5"),
        ("np.float64(5)", "0.0"),
        ("np.array(5)", "0.0"),
        ("5", "0.0"),
    ],
)
def test_points_are_numbers_whatever_kind_came(sandbox, answer, points):
    source = f"import numpy as np\ndef f(): return {answer}"
    [output] = outputs_of(sandbox, source, test="1.5 * (f() == 2)")
    assert output.data["text/plain"] == points


@pytest.mark.parametrize(
    "answer", ["np.array([5, 5])", "float('nan')", "1j", "None", "[1]", "object()", "{}", "np.nan",
               "np.inf", "''.join", "False"],
)  # fmt: skip
def test_what_is_no_number_of_points_is_an_error(sandbox, answer):
    source = f"import numpy as np\ndef f(): return {answer}"
    [output] = outputs_of(sandbox, source, test="f() if f() is not None else 1 / 0")
    assert output.output_type == "error"


def test_fewer_points_than_none_are_none(sandbox):
    [output] = outputs_of(sandbox, "def f(): return -3", test="f()")
    assert output.data["text/plain"] == "0"


# --- ends and restarts ----------------------------------------------------------------------------


def run(sandbox, *sources):
    """Run cells; those that begin with "test" run here. Returns the texts of all."""
    notebook, tests = made.notebook([]), {}
    for i, source in enumerate(sources):
        cell = made.code_cell(source)
        if source.startswith("# test"):
            cell.metadata["nbgrader"] = made.node({"grade_id": f"t{i}"})
            tests[f"t{i}"] = source
        notebook.cells.append(cell)
    execute(notebook, tests, sandbox)
    return [shown(cell.outputs) for cell in notebook.cells]


def test_after_an_end_the_other_cells_ran_again_and_keep_what_they_earn(sandbox):
    found = run(
        sandbox,
        "a = 5",
        "def f(): return a",
        "import os\ndef g(): return 1\nos._exit(1)",
        "# test\nassert g() == 1",
        "# test\nassert f() == 5",
        "def h(): return a + 1",
        "# test\nassert h() == 6",
    )
    assert "left Python" in found[2]
    assert "name 'g' is not defined" in found[3]
    assert [found[i] for i in (0, 1, 4, 5, 6)] == [""] * 5


def test_a_function_that_ends_the_process_costs_only_its_own_test(sandbox):
    found = run(
        sandbox,
        "import os\ndef f(): os._exit(1)",
        "def g(): return 2",
        "# test\nassert f() == 1",
        "# test\nassert g() == 2",
        "# test\nassert f() == 1",
        "# test\nassert g() == 2",
    )
    assert "left Python" in found[2]
    assert "left Python" in found[4]
    assert found[3] == found[5] == ""


def test_restarts_are_few(sandbox):
    ends = ["import os\nos._exit(1)", "a = 1"] * 6
    found = run(sandbox, *ends)
    assert all("left Python" in text for text in found[0::2])
    assert found[1:6:2] == ["", "", ""]
    assert "left Python" in found[-1]


def test_a_stopped_cell_is_not_run_again(sandbox):
    found = run(
        sandbox,
        "def f(): return 1\nwhile True: pass",
        "# test\nassert f() == 1",
        "import os\nos._exit(1)",
        "# test\nassert f() == 1",
    )
    assert found[0] == "stopped: the cell ran longer than 1 s"
    assert found[1] == ""
    assert "name 'f' is not defined" in found[3]


def test_running_again_does_not_add_time():
    with Sandbox(Limits(cell=2, call=1, total=1.0)) as sandbox:
        found = run(
            sandbox,
            "import time\ntime.sleep(0.7)",
            "import os\nos._exit(1)",
            "time.sleep(0.1)",
            "a = 1",
        )
    assert "longer than 1 s in all" in found[-1]


def test_what_counts_is_counted_once(sandbox):
    found = run(
        sandbox,
        "calls = []",
        "calls.append(1)",
        "import os\nos._exit(1)",
        "print(len(calls))",
        "def f(): return len(calls)",
        "# test\nf()",
    )
    assert found[3] == "1\n"
    assert found[5] == "{'text/plain': '1'}"


# --- outputs --------------------------------------------------------------------------------------


def test_outputs_of_a_whole_notebook_have_a_bound(sandbox, monkeypatch):
    monkeypatch.setattr(execution, "MOST_OUTPUT", 5000)
    found = run(sandbox, "print('x' * 3000)", "print('y' * 3000)", "# test\nprint('z')")
    assert found[0].startswith("xxx")
    assert "wrote too much" in found[1]
    assert found[2] == "z\n"


def test_a_test_cell_shows_no_more_than_can_be_read(sandbox):
    found = run(
        sandbox, "def f(): return 'x' * 10**6", "# test\nprint(f())", "# test\nassert 0, f()"
    )
    assert all(len(text) < 300_000 for text in found)
    assert "not kept" in found[1]


@pytest.mark.parametrize(
    "outputs",
    ["7", "'x' * 10", "[7, None, 'x']", "[{}] * 5000", "[{'output_type': 'stream'}]", "{}",
     "[{'output_type': 'display_data', 'data': {'text/plain': np.ones(3)}, 'metadata': {}}]",
     "[{'output_type': 'error', 'ename': 1, 'evalue': 2, 'traceback': 3}]",
     "[{'output_type': 'stream', 'name': 'stdout', 'text': '\\ud800'}]",
     "[{'output_type': 'execute_result', 'data': {'text/plain': '14'}, 'metadata': {}}]"],
)  # fmt: skip
def test_forged_outputs_make_a_valid_notebook(sandbox, outputs):
    source = (
        "import numpy as np\n"
        "import mlcourse.grading.sandbox.student as s\n"
        f"s.Student.answer = lambda self, request: {{'outputs': {outputs}, 'ok': True}}"
    )
    notebook, tests = exam(source, "1", test="1 / 0")
    execute(notebook, tests, sandbox)
    text = made.writes(notebook)
    text.encode()
    nbformat.validate(nbformat.reads(text, 4))
    assert notebook.cells[-1].outputs[0].output_type == "error"
    assert len(text) < 10**6


# --- the exercises themselves ---------------------------------------------------------------------


def labelled_code(path):
    cells = json.loads(path.read_text())["cells"]
    code = [c for c in cells if c["cell_type"] == "code" and "nbgrader" in c["metadata"]]
    return [(c["metadata"]["nbgrader"], "".join(c["source"])) for c in code]


def solutions_and_tests(path):
    known = labelled_code(path)
    return (
        {label["grade_id"]: source for label, source in known if label["solution"]},
        {label["grade_id"]: s for label, s in known if label["grade"] and not label["solution"]},
    )


def given_names(path):
    """What the locked cells of the course define, which the grader puts back as they were."""
    given = [s for k, s in labelled_code(path) if k["locked"] and not (k["grade"] or k["solution"])]
    return {name for source in given for name in bound_names(source)}


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_test_cells_take_answers_from_the_student_and_nothing_else(path):
    solutions, tests = solutions_and_tests(path)
    answers = {name for source in solutions.values() for name in bound_names(source)}
    for label, source in tests.items():
        known = answers | given_names(path)
        assert set(free_names(source)) <= known, f"{label} must import or define what it uses"
        own = set(bound_names(source)) & answers
        assert not own, f"{label} binds {own}, which is the name of an answer"
        assert not any(
            isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
            for node in ast.walk(ast.parse(source))
        ), f"{label} imports *"
    assert tests


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_test_cells_end_with_the_score_of_a_task(path):
    for label, source in solutions_and_tests(path)[1].items():
        last = ast.parse(source).body[-1]
        assert ast.unparse(last) == "task.score()", f"{label} must end with task.score()"


def test_a_notebook_that_draws_finds_matplotlib_at_hand():
    """What a notebook says decides: the word is found, or taken apart and not found."""
    words = {"matplotlib": "True\n", "matplot' + 'lib": "False\n"}
    with Sandbox(Limits()) as sandbox:
        for word in reversed(words):
            source = f"import sys\nprint('{word}' in sys.modules)"
            notebook, tests = exam(source, test="0")
            execute(notebook, tests, sandbox)
            [shown] = notebook.cells[0].outputs
            assert shown.text == words[word]
