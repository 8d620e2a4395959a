"""What modules bring along is not searched for garbage; all else is, as before."""

import gc
import importlib
import sys

import pytest

from mlcourse.grading.lasting import lasting


@pytest.fixture
def as_before():
    looking = gc.isenabled()
    yield
    sys.modules.pop("made_for_this_test", None)
    gc.unfreeze()
    (gc.enable if looking else gc.disable)()


@pytest.mark.usefixtures("as_before")
def test_what_is_imported_is_left_to_itself(tmp_path, monkeypatch):
    (tmp_path / "made_for_this_test.py").write_text("KEPT = [{'a': i} for i in range(10_000)]")
    monkeypatch.syspath_prepend(tmp_path)
    gc.enable()
    with lasting():
        assert not gc.isenabled()
        kept = importlib.import_module("made_for_this_test").KEPT
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(kept)
    later = [object()]
    later.append(later)
    assert any(each is later for each in gc.get_objects())
    assert not any(each is kept for each in gc.get_objects())


@pytest.mark.usefixtures("as_before")
def test_where_nothing_is_imported_nothing_is_kept():
    gc.enable()
    before = gc.get_freeze_count()
    with lasting():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == before


@pytest.mark.usefixtures("as_before")
def test_who_looks_for_no_garbage_goes_on_like_that():
    gc.disable()
    with pytest.raises(ImportError), lasting():
        import no_such_module  # noqa: F401
    assert not gc.isenabled()
