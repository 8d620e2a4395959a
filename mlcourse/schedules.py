r"""Learning-rate schedules: any function from the number of the step, 0, 1, 2, …, to η.

Each function here makes one. An optimizer takes such a function, or a plain number, as ``lr``.
"""

from collections.abc import Callable

import numpy as np

from mlcourse._validation import positive, whole

Schedule = Callable[[int], float]


def constant(lr: float) -> Schedule:
    r"""Keep the rate, :math:`\eta_t = \eta_0`.

    Notes
    -----
    How large it may be: :ref:`sec-step-size`.

    Examples
    --------
    >>> constant(0.1)(1000)
    0.1
    """
    lr = positive(lr, "lr")
    return lambda t: lr


def step_decay(lr: float, *, every: int, factor: float = 0.1) -> Schedule:
    r"""Multiply the rate by a factor now and then, :math:`\eta_0\, f^{\lfloor t / k \rfloor}`.

    Parameters
    ----------
    lr : float
        Rate at the start.
    every : int
        Steps k between two changes.
    factor : float
        What the rate is multiplied by.

    Notes
    -----
    See :ref:`sec-schedules`.

    Examples
    --------
    >>> [round(step_decay(1.0, every=10, factor=0.5)(t), 3) for t in (0, 9, 10, 25)]
    [1.0, 1.0, 0.5, 0.25]
    """
    lr, factor, every = positive(lr, "lr"), positive(factor, "factor"), whole(every, "every", 1)
    return lambda t: lr * factor ** (t // every)


def exponential_decay(lr: float, *, factor: float) -> Schedule:
    r"""Multiply the rate by a factor at every step, :math:`\eta_0\, f^t`.

    Notes
    -----
    See :ref:`sec-schedules`.

    Examples
    --------
    >>> exponential_decay(1.0, factor=0.5)(3)
    0.125
    """
    lr, factor = positive(lr, "lr"), positive(factor, "factor")
    return lambda t: lr * factor**t


def cosine(lr: float, *, steps: int, last: float = 0.0) -> Schedule:
    r"""Let the rate fall along half a cosine (Loshchilov and Hutter 2017, eq. 5).

    .. math:: \eta_t = \eta_T + \tfrac12 (\eta_0 - \eta_T)
              \Big(1 + \cos \frac{\pi t}{T}\Big)

    Parameters
    ----------
    lr : float
        Rate at the start.
    steps : int
        T, the step at which the last rate is reached and kept.
    last : float
        That rate.

    Notes
    -----
    See :ref:`sec-schedules`.

    Examples
    --------
    >>> [round(cosine(1.0, steps=100)(t), 3) for t in (0, 50, 100, 200)]
    [1.0, 0.5, 0.0, 0.0]
    """
    lr, steps = positive(lr, "lr"), whole(steps, "steps", 1)
    return lambda t: last + (lr - last) * (1 + float(np.cos(np.pi * min(t / steps, 1)))) / 2


def warm_up(schedule: Schedule, *, steps: int) -> Schedule:
    r"""Approach a schedule in even steps from below, :math:`\frac{t + 1}{T}` of it for t < T.

    Parameters
    ----------
    schedule : callable
        What follows after the warm-up, on the same count of steps.
    steps : int
        T, the steps that the warm-up takes.

    Notes
    -----
    See :ref:`sec-schedules`.

    Examples
    --------
    >>> [warm_up(constant(1.0), steps=4)(t) for t in (0, 1, 3, 10)]
    [0.25, 0.5, 1.0, 1.0]
    """
    steps = whole(steps, "steps", 1)
    return lambda t: schedule(t) * min((t + 1) / steps, 1.0)
