"""Criteria on series worked by hand, and the callback on scripted losses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcourse import losses, optim, training
from mlcourse.early_stopping import (
    EarlyStopping,
    generalization_loss,
    gl,
    patience,
    pq,
    stopping_epoch,
    training_progress,
    up,
)
from mlcourse.objectives import linear_objective

curves = st.lists(st.floats(0.1, 10), min_size=1, max_size=40)


class TestPatience:
    @pytest.mark.parametrize(
        ("epochs", "min_delta", "stop"),
        [
            # Best at 2; epochs 3 and 4 are no better, 5 is, then 6, 7 and 8 are not.
            (1, 0, 3),
            (2, 0, 4),
            (3, 0, 8),
            (4, 0, None),
            # 4.9 is not 0.2 below 5.0, so the counting goes on from epoch 2.
            (4, 0.2, 6),
            (6, 0.2, 8),
            (7, 0.2, None),
        ],
    )
    def test_by_hand(self, epochs, min_delta, stop):
        valid = [6.0, 5.0, 5.0, 5.1, 4.9, 5.0, 4.9, 5.3]
        assert stopping_epoch(patience(epochs, min_delta=min_delta), valid, valid) == stop

    def test_small_gains_add_up(self):
        # Each 0.1 is too little, but the second is 0.2 below the last loss that counted.
        valid = [5.0, 4.9, 4.75, 4.65, 4.5]
        assert stopping_epoch(patience(2, min_delta=0.15), valid, valid) is None

    @given(curves, st.integers(1, 5))
    def test_more_patience_never_stops_earlier(self, valid, epochs):
        early, late = (stopping_epoch(patience(k), valid, valid) for k in (epochs, epochs + 1))
        assert late is None or early < late

    def test_a_loss_that_is_no_number_is_no_gain(self):
        assert stopping_epoch(patience(2), [], [1.0, np.nan, np.nan]) == 3


class TestPrechelt:
    # The lowest so far is 8, 6 and then 4 for good, so GL is 0, 0, 0, 25, 5, 10, 15, 20 percent.
    valid = (8.0, 6.0, 4.0, 5.0, 4.2, 4.4, 4.6, 4.8)
    # With k = 2, P at the ends is 8/7 - 1, 4.5/4 - 1, 3.5/3.4 - 1 and 0: per mille 143, 125, 29, 0.
    train = (9.0, 7.0, 5.0, 4.0, 3.6, 3.4, 3.36, 3.36)

    def test_generalization_loss(self):
        found = [generalization_loss(self.valid[:t]) for t in range(1, 9)]
        assert found == pytest.approx([0, 0, 0, 25, 5, 10, 15, 20])

    def test_training_progress(self):
        found = [training_progress(self.train[t - 2 : t]) for t in (2, 4, 6, 8)]
        assert found == pytest.approx([1000 / 7, 125, 1000 / 34, 0])

    @pytest.mark.parametrize(
        ("criterion", "stop"),
        [
            (gl(4.9), 4),
            (gl(24.9), 4),
            (gl(25), None),  # exactly 25 at epoch 4 is not above it
            (gl(25.1), None),
            # GL / P: 0, 25/125 = 0.2, 10/29.4 = 0.34, 20/0
            (pq(0.19, strip=2), 4),
            (pq(0.21, strip=2), 6),
            (pq(0.35, strip=2), 8),
            # The ends are 6, 5, 4.4, 4.8: one rise, the last.
            (up(1, strip=2), 8),
            (up(2, strip=2), None),
            # With k = 1 the rises are 4→5, 4.2→4.4, 4.4→4.6, 4.6→4.8.
            (up(1, strip=1), 4),
            (up(2, strip=1), 7),
            (up(3, strip=1), 8),
            (up(4, strip=1), None),
            # With k = 3 the ends are 4, 4.4: a rise at epoch 6.
            (up(1, strip=3), 6),
            (up(2, strip=3), None),
        ],
    )
    def test_where_they_stop(self, criterion, stop):
        assert stopping_epoch(criterion, self.train, self.valid) == stop

    def test_strips_have_five_epochs(self):
        valid = [1.0] * 5 + [2.0] * 20
        assert stopping_epoch(up(1), valid, valid) == 10
        assert stopping_epoch(pq(1.0), valid, valid) == 10
        assert stopping_epoch(gl(1.0), valid, valid) == 6

    def test_standing_still_at_the_lowest_loss_is_no_reason_to_stop(self):
        assert stopping_epoch(pq(0.5), [1.0] * 20, [1.0] * 20) is None
        assert stopping_epoch(up(1), [1.0] * 20, [1.0] * 20) is None

    def test_a_criterion_of_ones_own_may_stop_at_once(self):
        assert stopping_epoch(lambda train, valid: valid[-1] < 3, [9.0, 9.0], [2.0, 1.0]) == 1

    def test_a_lowest_loss_of_zero(self):
        assert generalization_loss([1.0, 0.0]) == 0
        assert generalization_loss([0.0, 1.0]) == np.inf
        assert training_progress([0.0, 0.0]) == 0

    @given(curves, curves, st.floats(0.1, 20), st.floats(1.1, 3))
    def test_larger_thresholds_never_stop_earlier(self, train, valid, alpha, factor):
        train = (train * 40)[: len(valid)]
        for make in (gl, pq):
            early = stopping_epoch(make(alpha), train, valid)
            late = stopping_epoch(make(factor * alpha), train, valid)
            assert late is None or early <= late

    @given(curves, st.integers(1, 4), st.integers(1, 3))
    def test_up_is_defined_by_itself(self, valid, s, k):
        """UP with s stops at t if it stops at t - k with s - 1 and the loss is above that there."""

        def stops(s, t):
            if s == 0:
                return t >= k
            return t > k and stops(s - 1, t - k) and valid[t - 1] > valid[t - k - 1]

        for t in range(1, len(valid) + 1):
            assert up(s, strip=k)([], valid[:t]) == (t % k == 0 and stops(s, t))


class TestCallback:
    def run(self, valid, criterion):
        script = iter(valid)
        stop = EarlyStopping(lambda theta: next(script), criterion)
        for epoch in range(1, len(valid) + 1):
            if stop(epoch, np.array([float(epoch)]), 10.0 - epoch):
                break
        return stop, epoch

    def test_ends_and_keeps_the_best(self):
        stop, last = self.run([3.0, 2.0, 2.5, 2.1, 1.0], patience(2))
        assert last == 4
        assert stop.epoch == 2
        assert stop.theta.tolist() == [2]
        assert stop.valid == [3, 2, 2.5, 2.1]
        assert stop.train == [9, 8, 7, 6]

    def test_the_best_may_be_too_small_a_gain_to_go_on_for(self):
        stop, last = self.run([3.0, 2.0, 1.9, 2.1, 1.0], patience(2, min_delta=0.5))
        assert last == 4
        assert stop.epoch == 3

    def test_of_two_alike_the_earlier_is_kept(self):
        stop, _ = self.run([2.0, 1.0, 1.0], patience(5))
        assert stop.epoch == 2

    def test_keeps_a_copy(self):
        theta = np.array([1.0])
        stop = EarlyStopping(lambda theta: 1.0, patience(1))
        stop(1, theta, 0.0)
        theta[0] = 7
        assert stop.theta.tolist() == [1]

    def test_inside_a_training(self):
        rng = np.random.default_rng(0)
        X, noise = rng.normal(size=(30, 20)), rng.normal(size=30)
        y = X[:, 0] + 2 * noise
        objective = linear_objective(losses.mse, losses.mse_grad)
        loss = lambda theta: objective(theta, X[15:], y[15:])[0]  # noqa: E731
        stop = EarlyStopping(loss, patience(20))
        run = training.fit(
            objective, np.zeros(21), X[:15], y[:15],
            optimizer=optim.SGD(0.02), epochs=5000, callbacks=[stop],
        )  # fmt: skip
        assert len(run.loss) == len(stop.valid) == stop.epoch + 20 < 5000
        assert loss(stop.theta) == min(stop.valid) < loss(run.theta)
        np.testing.assert_array_equal(run.loss, stop.train)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: patience(0), "epochs is 0"),
        (lambda: patience(2, min_delta=-1), "min_delta is -1"),
        (lambda: gl(0), "alpha is 0"),
        (lambda: pq(1, strip=0), "strip is 0"),
        (lambda: up(0), "strips is 0"),
        (lambda: up(1, strip=1.5), "strip is 1.5"),
    ],
)
def test_says_what_is_wrong(call, message):
    with pytest.raises(ValueError, match=message):
        call()
