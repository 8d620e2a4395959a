"""Training against closed forms, other solvers, and the same steps written out."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LinearRegression

from mlcourse import activations, losses, objectives, optim, schedules
from mlcourse.training import History, descend, fit, minibatches

rng = np.random.default_rng(0)
X = rng.normal(size=(20, 3))
Y = X @ [1.0, -2.0, 3.0] + 0.5 + 0.1 * rng.normal(size=20)
LINE = objectives.linear_objective(losses.mse, losses.mse_grad)


class TestDescend:
    def test_on_a_bowl_every_step_multiplies(self):
        H = np.array([1.0, 10.0])
        path = descend(lambda theta: H * theta, [1.0, 1.0], optim.SGD(0.05), steps=40)
        expected = (1 - 0.05 * H) ** np.arange(41)[:, None]
        np.testing.assert_allclose(path, expected, rtol=1e-12)

    @pytest.mark.parametrize("shape", [(), (3,), (2, 3)])
    def test_start_is_included_and_shapes_stay(self, shape):
        start = np.ones(shape)
        path = descend(np.sign, start, optim.SGD(0.25), steps=3)
        assert path.shape == (4, *shape)
        assert path.reshape(4, -1)[:, 0].tolist() == [1, 0.75, 0.5, 0.25]
        assert (start == 1).all()

    def test_no_steps_is_a_path_too(self):
        assert descend(np.sign, [1.0], optim.SGD(1.0), steps=0).tolist() == [[1.0]]

    def test_the_optimizer_remembers(self):
        path = descend(lambda theta: np.ones(1), [0.0], optim.Momentum(1.0, beta=0.5), steps=3)
        assert path.ravel().tolist() == [0, -1, -2.5, -4.25]

    def test_keeps_float32(self):
        assert descend(np.sign, np.ones(1, np.float32), optim.Adam(), 2).dtype == np.float32

    def test_says_what_is_wrong(self):
        with pytest.raises(ValueError, match=r"theta has shape \(1,\) and g \(2,\)"):
            descend(lambda theta: np.ones(2), [1.0], optim.SGD(1.0), steps=1)
        with pytest.raises(ValueError, match="steps is -1"):
            descend(np.sign, [1.0], optim.SGD(1.0), steps=-1)


class TestMinibatches:
    @given(st.integers(1, 60), st.integers(1, 70), st.integers(0, 2**32 - 1))
    def test_every_example_once_and_only_the_last_batch_is_smaller(self, n, size, seed):
        batches = list(minibatches(n, size, rng=seed))
        assert sorted(np.concatenate(batches)) == list(range(n))
        assert {len(rows) for rows in batches[:-1]} <= {size}
        assert 1 <= len(batches[-1]) <= size

    def test_rng_decides_the_order(self):
        order = lambda rng: np.concatenate(list(minibatches(30, 7, rng=rng))).tolist()  # noqa: E731
        assert order(1) == order(1) == order(np.random.default_rng(1))
        assert order(1) != order(2)
        source = np.random.default_rng(1)
        assert order(source) != order(source)

    def test_every_place_gets_every_example_alike(self):
        first = [next(minibatches(4, 1, rng=seed)).item() for seed in range(2000)]
        assert np.abs(np.bincount(first) / 2000 - 0.25).max() < 0.04

    @pytest.mark.parametrize(
        ("n", "size", "message"), [(0, 1, "n is 0"), (5, 0, "batch size is 0")]
    )
    def test_says_what_is_wrong(self, n, size, message):
        with pytest.raises(ValueError, match=message):
            minibatches(n, size, rng=0)


class TestFit:
    def test_full_batch_is_plain_descent(self):
        run = fit(LINE, np.zeros(4), X, Y, optimizer=optim.Momentum(0.05), epochs=30)
        path = descend(lambda t: LINE(t, X, Y)[1], np.zeros(4), optim.Momentum(0.05), steps=30)
        np.testing.assert_array_equal(run.theta, path[-1])
        np.testing.assert_array_equal(run.loss, [LINE(theta, X, Y)[0] for theta in path[:-1]])
        assert run.steps == 30

    def test_ends_where_least_squares_does(self):
        run = fit(LINE, np.zeros(4), X, Y, optimizer=optim.SGD(0.2), epochs=500)
        solved = LinearRegression().fit(X, Y)
        np.testing.assert_allclose(run.theta, [solved.intercept_, *solved.coef_], rtol=1e-10)

    def test_batches_are_steps_on_those_rows(self):
        run = fit(LINE, np.zeros(4), X, Y, optimizer=optim.SGD(0.1), epochs=2, batch_size=8, rng=3)
        theta, source, expected = np.zeros(4), np.random.default_rng(3), []
        for _ in range(2):
            total = 0.0
            for rows in minibatches(20, 8, rng=source):
                A = np.column_stack([np.ones(len(rows)), X[rows]])
                r = A @ theta - Y[rows]
                total += r @ r
                theta = theta - 0.1 * 2 * A.T @ r / len(rows)
            expected.append(total / 20)
        np.testing.assert_allclose(run.theta, theta, rtol=1e-12)
        np.testing.assert_allclose(run.loss, expected, rtol=1e-12)
        assert run.steps == 6

    def test_the_loss_of_an_epoch_is_the_mean_over_examples_not_batches(self):
        still = optim.SGD(lambda t: 0.0)  # theta stays, so every order gives the same mean
        for size in (None, 1, 3, 7, 20, 50):
            run = fit(LINE, np.ones(4), X, Y, optimizer=still, epochs=1, batch_size=size, rng=0)
            assert run.loss.tolist() == pytest.approx([LINE(np.ones(4), X, Y)[0]], rel=1e-12)

    def test_without_batches_nothing_is_shuffled(self):
        seen = []

        def objective(theta, X, y):
            seen.append(X)
            return LINE(theta, X, y)

        fit(objective, np.zeros(4), X, Y, optimizer=optim.SGD(0.1), epochs=2)
        np.testing.assert_array_equal(seen, [X, X])

    def test_a_seed_makes_it_repeatable(self):
        options = {"epochs": 3, "batch_size": 4}
        runs = [
            fit(LINE, np.zeros(4), X, Y, optimizer=optim.Adam(0.1), rng=seed, **options).theta
            for seed in (1, 1, 2)
        ]
        np.testing.assert_array_equal(runs[0], runs[1])
        assert not np.array_equal(runs[0], runs[2])

    def test_a_schedule_counts_steps_not_epochs(self):
        asked = []
        rate = lambda t: asked.append(t) or 0.1  # noqa: E731
        fit(LINE, np.zeros(4), X, Y, optimizer=optim.SGD(rate), epochs=2, batch_size=10, rng=0)
        assert asked == [0, 1, 2, 3]

    def test_callbacks_hear_of_each_epoch(self):
        heard = []
        run = fit(
            LINE,
            np.zeros(4),
            X,
            Y,
            optimizer=optim.SGD(0.1),
            epochs=3,
            callbacks=[lambda *news: heard.append(news)],
        )
        assert [epoch for epoch, _, _ in heard] == [1, 2, 3]
        assert [loss for _, _, loss in heard] == run.loss.tolist()
        np.testing.assert_array_equal(heard[-1][1], run.theta)

    @pytest.mark.parametrize("yes", [True, np.True_])
    def test_a_callback_ends_the_training_and_the_others_still_hear_of_it(self, yes):
        heard = []
        callbacks = [
            lambda epoch, theta, loss: yes if epoch == 4 else None,
            lambda epoch, theta, loss: heard.append(epoch),
        ]
        options = {"optimizer": optim.SGD(0.1), "epochs": 10, "callbacks": callbacks}
        run = fit(LINE, np.zeros(4), X, Y, **options)
        assert heard == [1, 2, 3, 4]
        assert run.loss.shape == (4,)
        assert run.steps == 4

    def test_changes_nothing_in_place(self):
        theta, A, y = np.zeros(4), X.copy(), Y.copy()
        kept = []
        fit(
            LINE,
            theta,
            A,
            y,
            optimizer=optim.Adam(0.1),
            epochs=3,
            batch_size=6,
            rng=0,
            callbacks=[lambda epoch, theta, loss: kept.append((theta, theta.copy()))],
        )
        assert (theta == 0).all()
        np.testing.assert_array_equal(A, X)
        np.testing.assert_array_equal(y, Y)
        for now, then in kept:
            np.testing.assert_array_equal(now, then)

    def test_lists_are_welcome_and_whole_numbers_promoted(self):
        run = fit(LINE, [0, 0], [[0], [1], [2]], [1, 3, 5], optimizer=optim.SGD(0.3), epochs=300)
        np.testing.assert_allclose(run.theta, [1, 2])

    def test_float32_stays(self):
        small = np.float32
        theta, A, y = np.zeros(4, small), X.astype(small), Y.astype(small)
        run = fit(LINE, theta, A, y, optimizer=optim.Adam(), epochs=2)
        assert run.theta.dtype == np.float32
        assert run.loss.dtype == np.float64

    def test_learns_what_no_line_can(self):
        corners, xor = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0.0, 1, 1, 0])
        objective = objectives.network_objective(
            [2, 8, 1],
            activations.tanh,
            activations.tanh_grad,
            losses.binary_cross_entropy_with_logits,
            losses.binary_cross_entropy_with_logits_grad,
        )
        start = np.random.default_rng(0).normal(size=33)
        rate = schedules.cosine(0.1, steps=300)
        run = fit(objective, start, corners, xor, optimizer=optim.Adam(rate), epochs=300)
        assert objective(run.theta, corners, xor)[0] < 0.02


class TestProgress:
    def test_shows_a_bar_and_changes_nothing_else(self, capsys):
        options = {"epochs": 7, "batch_size": 5, "rng": 0}
        silent = fit(LINE, np.zeros(4), X, Y, optimizer=optim.SGD(0.1), **options)
        assert capsys.readouterr().err == ""
        shown = fit(LINE, np.zeros(4), X, Y, optimizer=optim.SGD(0.1), progress=True, **options)
        assert "7/7" in capsys.readouterr().err
        np.testing.assert_array_equal(silent.theta, shown.theta)

    def test_without_tqdm_it_says_what_to_install(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "tqdm", None)
        with pytest.raises(ImportError, match=r'pip install "mlcourse\[progress\]"'):
            fit(LINE, np.zeros(4), X, Y, optimizer=optim.SGD(0.1), epochs=1, progress=True)
        assert isinstance(fit(LINE, np.zeros(4), X, Y, optimizer=optim.SGD(0.1), epochs=1), History)


class TestErrors:
    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"y": Y[:5]}, r"X has shape \(20, 3\) and y \(5,\).*an entry of y for each row of X"),
            ({"X": X[:0], "y": Y[:0]}, "at least one example"),
            ({"theta": np.zeros(3)}, r"theta has shape \(3,\), but X with shape \(20, 3\)"),
            ({"theta": [0, 0, np.nan, 0]}, "theta holds NaN"),
            ({"batch_size": 0}, "the batch size is 0; expected a whole number, at least 1"),
            ({"batch_size": 2.5}, r"the batch size is 2\.5"),
            ({"epochs": 0}, "epochs is 0"),
        ],
    )
    def test_says_what_is_wrong(self, changes, message):
        given = {"theta": np.zeros(4), "X": X, "y": Y, "epochs": 2} | changes
        with pytest.raises(ValueError, match=message):
            fit(LINE, optimizer=optim.SGD(0.1), **given)

    def test_steps_that_are_too_long_are_named_with_their_epoch(self):
        with pytest.raises(
            ValueError, match=r"in epoch \d+, after \d+ steps: the loss is inf"
        ) as e:
            fit(LINE, np.zeros(4), X, Y, optimizer=optim.SGD(5.0), epochs=1000)
        assert "learning rate ten times smaller" in str(e.value)

    def test_a_deep_network_leaves_the_numbers_at_once(self):
        sizes = [3, 8, 8, 8, 8, 1]
        objective = objectives.network_objective(
            sizes, activations.relu, activations.relu_grad, losses.mse, losses.mse_grad
        )
        start = np.random.default_rng(0).normal(size=4 * 8 + 3 * 72 + 9)
        with pytest.raises(ValueError, match=r"in epoch \d, after \d steps: .*ten times smaller"):
            fit(objective, start, X, 10 * Y, optimizer=optim.SGD(1e9), epochs=20)

    def test_a_loss_without_a_number_at_the_start(self):
        with pytest.raises(ValueError, match=r"^the loss is nan; expected a finite number"):
            fit(
                lambda theta, X, y: (np.nan, theta),
                np.zeros(1),
                X,
                Y,
                optimizer=optim.SGD(0.1),
                epochs=1,
            )
