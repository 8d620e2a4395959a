"""The fast path of training takes the steps of the plain one."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcourse import activations, initializers, losses, optim, training
from mlcourse._in_place import fast_epochs
from mlcourse.layers import flatten
from mlcourse.objectives import network_objective
from mlcourse.regularization import penalized

BENDS = ("identity", "tanh", "relu", "sigmoid")
LOSSES = ("mse", "binary_cross_entropy_with_logits", "cross_entropy_with_logits")
RULES = {
    "SGD": lambda: optim.SGD(0.1),
    "a schedule": lambda: optim.SGD(lambda t: 0.2 / (t + 1)),
    "Momentum": lambda: optim.Momentum(0.02, beta=0.8),
    "Adam": lambda: optim.Adam(0.01),
    "AdamW": lambda: optim.AdamW(0.01, decay=0.3),
    "Adam without memory": lambda: optim.Adam(0.01, beta1=0.0, beta2=0.0, eps=1e-3),
}


def pair(module, name):
    return getattr(module, name), getattr(module, f"{name}_grad")


def problem(sizes, bend, loss, n=30, seed=0):
    """A network's objective, a start, and examples."""
    rng = np.random.default_rng(seed)
    objective = network_objective(sizes, *pair(activations, bend), *pair(losses, loss))
    theta = flatten(initializers.network(sizes, initializers.glorot, rng=rng))
    X, K = rng.normal(size=(n, sizes[0])), sizes[-1]
    y = {
        "mse": lambda: rng.normal(size=(n, K) if K > 1 else n),
        "binary_cross_entropy_with_logits": lambda: rng.integers(0, 2, size=(n, K) if K > 1 else n),
        "cross_entropy_with_logits": lambda: rng.integers(0, K, size=n),
        "hinge": lambda: rng.choice([-1.0, 1.0], size=n),
    }[loss]()
    return objective, theta, X, y


def plainly(objective):
    """The same objective, as one that the fast path does not know."""
    return lambda theta, X, y: objective(theta, X, y)


def both(objective, theta, X, y, rule, **options):
    return [
        training.fit(o, theta, X, y, optimizer=rule(), rng=1, **options)
        for o in (objective, plainly(objective))
    ]


def assert_fast(objective, theta, X, y, optimizer):
    assert fast_epochs(objective, optimizer, theta, X, np.asarray(y)) is not None


@pytest.mark.parametrize("bend", BENDS)
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("rule", RULES)
def test_the_weights_are_the_same_after_two_hundred_steps(bend, loss, rule):
    given = problem([5, 7, 6, 3], bend, loss)
    assert_fast(*given, RULES[rule]())
    fast, plain = both(*given, RULES[rule], epochs=50, batch_size=8)
    assert fast.steps == plain.steps == 200
    np.testing.assert_allclose(fast.theta, plain.theta, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(fast.loss, plain.loss, rtol=1e-12)


@pytest.mark.parametrize("rule", RULES)
def test_the_hinge_loss_too(rule):
    given = problem([5, 7, 6, 1], "relu", "hinge")
    assert_fast(*given, RULES[rule]())
    fast, plain = both(*given, RULES[rule], epochs=50, batch_size=8)
    np.testing.assert_allclose(fast.theta, plain.theta, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(fast.loss, plain.loss, rtol=1e-12)


@given(
    sizes=st.lists(st.integers(1, 6), min_size=2, max_size=5),
    bend=st.sampled_from(BENDS),
    loss=st.sampled_from(LOSSES),
    n=st.integers(1, 20),
    batch=st.none() | st.integers(1, 25),
    seed=st.integers(0, 99),
)
def test_any_shape_and_any_batch(sizes, bend, loss, n, batch, seed):
    sizes[-1] = max(sizes[-1], 2) if loss == "cross_entropy_with_logits" else sizes[-1]
    given = problem(sizes, bend, loss, n, seed)
    # With Adam's usual eps of 1e-8, a gradient of 0 in one order of adding and of 1e-17 in the
    # other gives steps that differ by 1e-11.
    rule = partial(optim.Adam, 0.01, eps=1e-3)
    assert_fast(*given, rule())
    fast, plain = both(*given, rule, epochs=3, batch_size=batch)
    np.testing.assert_allclose(fast.theta, plain.theta, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(fast.loss, plain.loss, rtol=1e-10)


def test_float32_stays_and_is_near():
    objective, theta, X, y = problem([5, 7, 3], "relu", "cross_entropy_with_logits")
    theta, X = theta.astype(np.float32), X.astype(np.float32)
    fast, plain = both(objective, theta, X, y, RULES["Adam"], epochs=20, batch_size=8)
    assert fast.theta.dtype == np.float32
    np.testing.assert_allclose(fast.theta, plain.theta, rtol=1e-3, atol=1e-4)


def test_parameters_decide_about_the_kind_of_number():
    objective, theta, X, y = problem([5, 7, 3], "relu", "cross_entropy_with_logits")
    run = training.fit(
        objective, theta.astype(np.float32), X, y, optimizer=optim.Adam(), epochs=1, rng=0
    )
    assert run.theta.dtype == np.float32


def test_large_arrays_are_worked_on_in_blocks():
    given = problem([300, 120, 3], "tanh", "cross_entropy_with_logits", n=10)
    assert given[1].size > 2 * 2**14
    fast, plain = both(*given, RULES["Adam"], epochs=3, batch_size=5)
    np.testing.assert_allclose(fast.theta, plain.theta, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("rule", RULES)
def test_an_optimizer_goes_on_where_it_was(rule):
    given = problem([4, 5, 2], "tanh", "cross_entropy_with_logits")
    ends = []
    for objective in (given[0], plainly(given[0])):
        optimizer, theta = RULES[rule](), given[1]
        for seed in range(3):
            run = training.fit(
                objective, theta, *given[2:], optimizer=optimizer, epochs=2, batch_size=7, rng=seed
            )
            theta = run.theta
        ends.append((theta, optimizer.t, optimizer.memory))
    np.testing.assert_allclose(ends[0][0], ends[1][0], rtol=1e-11, atol=1e-13)
    assert ends[0][1] == ends[1][1] == 30
    for mine, theirs in zip(ends[0][2], ends[1][2], strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-10, atol=1e-15)


def test_nothing_given_is_changed_and_callbacks_may_keep_what_they_get():
    objective, theta, X, y = problem([4, 5, 2], "relu", "cross_entropy_with_logits")
    before = [a.copy() for a in (theta, X, y)]
    kept = []
    run = training.fit(
        objective, theta, X, y, optimizer=optim.Momentum(0.1), epochs=4, batch_size=9, rng=0,
        callbacks=[lambda epoch, theta, loss: kept.append((theta, theta.copy()))],
    )  # fmt: skip
    for mine, theirs in zip(before, (theta, X, y), strict=True):
        assert np.array_equal(mine, theirs)
    assert all(np.array_equal(now, then) for now, then in kept)
    assert np.array_equal(run.theta, kept[-1][0])
    assert len({id(theta) for theta, _ in kept}) == 4


@pytest.mark.parametrize("loss", LOSSES)
def test_numbers_that_grow_without_bound_are_told_as_by_the_plain_path(loss):
    objective, theta, X, y = problem([4, 8, 8, 3], "relu", loss)
    told = []
    for each in (objective, plainly(objective)):
        with pytest.raises(ValueError, match="in epoch") as caught:
            training.fit(
                each, theta, 1e100 * X, y, optimizer=optim.SGD(1e6), epochs=50, batch_size=8, rng=0
            )
        told.append(str(caught.value))
    assert told[0] == told[1]


BAD = {
    "labels beyond the last class": (lambda X, y: (X, y + 3), "labels go from"),
    "another number of columns": (lambda X, y: (X[:, :3], y), "layer 1 of 2"),
    "a number that is none": (lambda X, y: (np.where(X.max() == X, np.nan, X), y), "NaN|nan"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_told_as_by_the_plain_path(case):
    objective, theta, X, y = problem([4, 5, 3], "tanh", "cross_entropy_with_logits")
    spoil, words = BAD[case]
    told = []
    for each in (objective, plainly(objective)):
        with pytest.raises(ValueError, match=words) as caught:
            training.fit(each, theta, *spoil(X, y), optimizer=optim.SGD(0.1), epochs=2)
        told.append(str(caught.value))
    assert told[0] == told[1]


def test_what_it_does_not_know_goes_the_plain_way():
    objective, theta, X, y = problem([4, 5, 3], "tanh", "cross_entropy_with_logits")

    class Own(optim.SGD):
        pass

    smooth = partial(losses.cross_entropy_with_logits, smoothing=0.1)
    others = [
        (plainly(objective), optim.SGD(0.1)),
        (penalized(objective, l2=0.1), optim.SGD(0.1)),
        (objective, optim.RMSProp(0.1)),
        (objective, Own(0.1)),
        (network_objective([4, 5, 3], *pair(activations, "gelu"), *pair(losses, LOSSES[2])),
         optim.SGD(0.1)),
        (network_objective([4, 5, 3], *pair(activations, "tanh"), smooth, objective.loss_grad),
         optim.SGD(0.1)),
        (network_objective([4, 5, 3], activations.tanh, np.ones_like, *pair(losses, LOSSES[2])),
         optim.SGD(0.1)),
    ]  # fmt: skip
    for each, optimizer in others:
        assert fast_epochs(each, optimizer, theta, X, y) is None
    assert penalized(objective) is objective
