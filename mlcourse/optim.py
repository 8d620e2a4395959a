"""Optimizers: an update rule together with what it remembers from step to step."""

import numpy as np
from numpy.typing import ArrayLike

from mlcourse import update_rules
from mlcourse._validation import Floats, floats
from mlcourse.schedules import Schedule, constant


class Optimizer:
    """Hold what a rule remembers from step to step.

    Parameters
    ----------
    lr : float or callable
        The learning rate, or a schedule from the number of the step (from 0) to it.

    Attributes
    ----------
    t : int
        Steps taken so far.
    memory : list of ndarray
        What the rule remembers, in the shape of the parameters; empty before the first step.
    """

    memories = 0  # arrays that the rule keeps, all zero at the start

    def __init__(self, lr: float | Schedule) -> None:
        self.lr: Schedule = lr if callable(lr) else constant(lr)
        self.t = 0
        self.memory: list[Floats] = []

    def step(self, theta: ArrayLike, g: ArrayLike) -> Floats:
        """Return the parameters after one step.

        Raises
        ------
        ValueError
            If the gradient's shape is not the parameters', or a number is not finite.
        """
        theta, g = floats(theta, "theta"), floats(g, "g")
        if theta.shape != g.shape:
            raise ValueError(f"theta has shape {theta.shape} and g {g.shape}; expected one shape.")
        self.memory = self.memory_for(theta)
        lr, self.t = self.lr(self.t), self.t + 1
        theta, *self.memory = self._rule(theta, g, lr)
        return theta

    def memory_for(self, theta: Floats) -> list[Floats]:
        """Give the memory; before the first step, zeros in the shape of theta."""
        return self.memory or [np.zeros_like(theta) for _ in range(self.memories)]

    def _rule(self, theta: Floats, g: Floats, lr: float) -> tuple[Floats, ...]:
        raise NotImplementedError


class SGD(Optimizer):
    """Plain steps against the gradient: :func:`mlcourse.update_rules.sgd_step`.

    Notes
    -----
    See :ref:`sec-four-steps`.

    Examples
    --------
    >>> SGD(lr=0.1).step([1.0], [2.0])
    array([0.8])
    """

    def _rule(self, theta: Floats, g: Floats, lr: float) -> tuple[Floats, ...]:
        return (update_rules.sgd_step(theta, g, lr=lr),)


class Momentum(Optimizer):
    """Steps along a velocity: :func:`mlcourse.update_rules.momentum_step`.

    Notes
    -----
    See :ref:`sec-momentum`.
    """

    memories = 1

    def __init__(self, lr: float | Schedule, *, beta: float = 0.9) -> None:
        super().__init__(lr)
        self.beta = beta

    def _rule(self, theta: Floats, g: Floats, lr: float) -> tuple[Floats, ...]:
        (v,) = self.memory
        return update_rules.momentum_step(theta, g, v, lr=lr, beta=self.beta)


class Nesterov(Momentum):
    """Steps along the velocity as it will be: :func:`mlcourse.update_rules.nesterov_step`.

    Notes
    -----
    See :ref:`sec-momentum`.
    """

    def _rule(self, theta: Floats, g: Floats, lr: float) -> tuple[Floats, ...]:
        (v,) = self.memory
        return update_rules.nesterov_step(theta, g, v, lr=lr, beta=self.beta)


class AdaGrad(Optimizer):
    """Steps divided by all gradients so far: :func:`mlcourse.update_rules.adagrad_step`.

    Notes
    -----
    See :ref:`sec-adaptive`.
    """

    memories = 1

    def __init__(self, lr: float | Schedule, *, eps: float = 1e-10) -> None:
        super().__init__(lr)
        self.eps = eps

    def _rule(self, theta: Floats, g: Floats, lr: float) -> tuple[Floats, ...]:
        (squares,) = self.memory
        return update_rules.adagrad_step(theta, g, squares, lr=lr, eps=self.eps)


class RMSProp(Optimizer):
    """Steps divided by recent gradients: :func:`mlcourse.update_rules.rmsprop_step`.

    Notes
    -----
    See :ref:`sec-adaptive`.
    """

    memories = 1

    def __init__(self, lr: float | Schedule, *, rho: float = 0.99, eps: float = 1e-8) -> None:
        super().__init__(lr)
        self.rho, self.eps = rho, eps

    def _rule(self, theta: Floats, g: Floats, lr: float) -> tuple[Floats, ...]:
        (squares,) = self.memory
        return update_rules.rmsprop_step(theta, g, squares, lr=lr, rho=self.rho, eps=self.eps)


class Adam(Optimizer):
    """Steps of about η in each coordinate: :func:`mlcourse.update_rules.adam_step`.

    Notes
    -----
    See :ref:`sec-adam`.

    Examples
    --------
    >>> Adam(lr=0.1).step([1.0, 1.0], [5.0, -0.001]).round(4)
    array([0.9, 1.1])
    """

    memories = 2

    def __init__(
        self,
        lr: float | Schedule = 1e-3,
        *,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
    ) -> None:
        super().__init__(lr)
        self.options = {"beta1": beta1, "beta2": beta2, "eps": eps}

    def _rule(self, theta: Floats, g: Floats, lr: float) -> tuple[Floats, ...]:
        m, v = self.memory
        return update_rules.adam_step(theta, g, m, v, self.t, lr=lr, **self.options)


class AdamW(Adam):
    """Adam with weights that shrink beside the step: :func:`mlcourse.update_rules.adamw_step`.

    Notes
    -----
    See :ref:`sec-adamw`.
    """

    def __init__(
        self, lr: float | Schedule = 1e-3, *, decay: float = 0.01, **options: float
    ) -> None:
        super().__init__(lr, **options)
        self.decay = decay

    def _rule(self, theta: Floats, g: Floats, lr: float) -> tuple[Floats, ...]:
        m, v = self.memory
        options = self.options
        return update_rules.adamw_step(theta, g, m, v, self.t, lr=lr, decay=self.decay, **options)


class AMSGrad(Adam):
    """Adam whose steps never grow back: :func:`mlcourse.update_rules.amsgrad_step`.

    Notes
    -----
    See :ref:`sec-reddi`.
    """

    memories = 3

    def _rule(self, theta: Floats, g: Floats, lr: float) -> tuple[Floats, ...]:
        m, v, largest = self.memory
        return update_rules.amsgrad_step(theta, g, m, v, largest, self.t, lr=lr, **self.options)
