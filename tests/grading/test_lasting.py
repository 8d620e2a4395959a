"""What modules bring along is not searched for garbage; all else is, as before."""

import gc

import pytest

from mlcourse.grading.lasting import lasting


@pytest.fixture
def as_before():
    looking = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if looking else gc.disable)()


@pytest.mark.usefixtures("as_before")
def test_what_a_block_makes_is_left_to_itself():
    gc.enable()
    with lasting():
        assert not gc.isenabled()
        kept = [{"a": i} for i in range(10_000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(kept)
    later = [object()]
    later.append(later)
    assert any(each is later for each in gc.get_objects())
    assert not any(each is kept for each in gc.get_objects())


@pytest.mark.usefixtures("as_before")
def test_who_looks_for_no_garbage_goes_on_like_that():
    gc.disable()
    with pytest.raises(ImportError), lasting():
        import no_such_module  # noqa: F401
    assert not gc.isenabled()
