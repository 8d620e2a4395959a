"""The gathered gradient equals the serial one, on threads and on a cluster of processes."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from distributed import Client, LocalCluster
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcourse import activations, datasets, losses, objectives, optim
from mlcourse.parallel import data_parallel
from mlcourse.training import fit

LINE = objectives.linear_objective(losses.mse, losses.mse_grad, l2=0.3)
NETWORK = objectives.network_objective(
    [64, 12, 10],
    activations.tanh,
    activations.tanh_grad,
    losses.cross_entropy_with_logits,
    losses.cross_entropy_with_logits_grad,
)
START = np.random.default_rng(0).normal(size=65 * 12 + 13 * 10) / 10


@pytest.fixture(scope="module")
def threads():
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture(scope="module")
def cluster():
    """Two processes of Dask, on ports that are free."""
    free = "127.0.0.1:0"
    alone = {"host": "127.0.0.1", "dashboard_address": free, "worker_dashboard_address": free}
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, **alone) as machines,
        Client(machines) as client,
        client.get_executor() as pool,
    ):
        yield pool


@pytest.fixture(scope="module")
def digits():
    data = datasets.load_digits()
    return data.X / 16, data.y


def assert_equal_to_rounding(found, expected):
    assert found[0] == pytest.approx(expected[0], rel=1e-13)
    np.testing.assert_allclose(found[1], expected[1], rtol=1e-12, atol=1e-15)


@settings(deadline=None)
@given(n=st.integers(1, 30), workers=st.integers(1, 40), seed=st.integers(0, 2**32 - 1))
def test_any_number_of_examples_and_workers(threads, n, workers, seed):
    rng = np.random.default_rng(seed)
    theta, X, y = rng.normal(size=4), rng.normal(size=(n, 3)), rng.normal(size=n)
    found = data_parallel(LINE, threads, workers=workers)(theta, X, y)
    assert_equal_to_rounding(found, LINE(theta, X, y))


@pytest.mark.parametrize("pool", ["threads", "cluster"])
@pytest.mark.parametrize("workers", [1, 2, 3, 7])
def test_gradient_of_a_network(pool, workers, digits, request):
    pool = request.getfixturevalue(pool)
    X, y = digits
    for n in (len(X), 100, 2):  # 1797 and 100 do not divide by 7; 2 are fewer than the workers
        found = data_parallel(NETWORK, pool, workers=workers)(START, X[:n], y[:n])
        assert_equal_to_rounding(found, NETWORK(START, X[:n], y[:n]))


@pytest.mark.parametrize("pool", ["threads", "cluster"])
def test_training_takes_the_same_steps(pool, digits, request):
    pool = request.getfixturevalue(pool)
    X, y = (part[:100] for part in digits)
    serial, gathered = (
        fit(objective, START, X, y, optimizer=optim.Momentum(0.1), epochs=3, batch_size=32, rng=0)
        for objective in (NETWORK, data_parallel(NETWORK, pool, workers=3))
    )
    np.testing.assert_allclose(gathered.theta, serial.theta, rtol=1e-10, atol=1e-13)
    np.testing.assert_allclose(gathered.loss, serial.loss, rtol=1e-12)
    assert gathered.steps == serial.steps == 12


def test_every_worker_gets_its_share(threads):
    sizes = []

    def objective(theta, X, y):
        sizes.append(len(X))
        return LINE(theta, X, y)

    data_parallel(objective, threads, workers=4)(np.zeros(4), np.ones((10, 3)), np.ones(10))
    assert sorted(sizes) == [2, 2, 3, 3]


def test_float32_stays_and_inputs_are_left_alone(threads):
    theta, X, y = (np.ones(shape, dtype=np.float32) for shape in (4, (5, 3), 5))
    loss, gradient = data_parallel(LINE, threads, workers=2)(theta, X, y)
    assert isinstance(loss, float)
    assert gradient.dtype == np.float32
    assert all((array == 1).all() for array in (theta, X, y))


def test_says_what_is_wrong(threads):
    with pytest.raises(ValueError, match="workers is 0"):
        data_parallel(LINE, threads, workers=0)
    parallel = data_parallel(LINE, threads, workers=2)
    with pytest.raises(ValueError, match=r"X has shape \(5, 3\) and y \(4,\)"):
        parallel(np.zeros(4), np.ones((5, 3)), np.ones(4))
    with pytest.raises(ValueError, match=r"theta has shape \(3,\)"):
        parallel(np.zeros(3), np.ones((5, 3)), np.ones(5))
