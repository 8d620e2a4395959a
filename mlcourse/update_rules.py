r"""Update rules as in the papers, each a pure step from the old state to the new.

θ is an array of any shape, g the gradient of the loss there; the other arrays are what the rule
remembers, zero at the start. Nothing is changed in place.
"""

import numpy as np

from mlcourse._validation import Floats


def sgd_step(theta: Floats, g: Floats, *, lr: float) -> Floats:
    r"""Take a step against the gradient.

    .. math:: \theta \leftarrow \theta - \eta\, g

    Notes
    -----
    Equation :eq:`eq-gd-update` of :ref:`sec-four-steps`.

    Examples
    --------
    >>> sgd_step(np.array([1.0]), np.array([2.0]), lr=0.1)
    array([0.8])
    """
    return theta - lr * g


def momentum_step(
    theta: Floats, g: Floats, v: Floats, *, lr: float, beta: float
) -> tuple[Floats, Floats]:
    r"""Take a step along a velocity that gathers gradients (Polyak 1964).

    .. math:: v \leftarrow \beta v + g, \qquad \theta \leftarrow \theta - \eta\, v

    Notes
    -----
    Equation :eq:`eq-momentum` of :ref:`sec-momentum`.
    In this convention a constant gradient is amplified to 1/(1 - β) of itself; others write
    (1 - β) g and mean a smaller rate.

    Examples
    --------
    >>> momentum_step(np.array([1.0]), np.array([2.0]), np.array([1.0]), lr=0.1, beta=0.5)
    (array([0.75]), array([2.5]))
    """
    v = beta * v + g
    return theta - lr * v, v


def nesterov_step(
    theta: Floats, g: Floats, v: Floats, *, lr: float, beta: float
) -> tuple[Floats, Floats]:
    r"""Take a step along the velocity as it will be (Nesterov 1983; Sutskever 2013).

    .. math:: v \leftarrow \beta v + g, \qquad \theta \leftarrow \theta - \eta\,(g + \beta v)

    Notes
    -----
    Equation :eq:`eq-nesterov` of :ref:`sec-momentum`.
    Written in the point where the gradient is taken, as PyTorch does: θ is the look-ahead point.

    Examples
    --------
    >>> nesterov_step(np.array([1.0]), np.array([2.0]), np.array([1.0]), lr=0.1, beta=0.5)
    (array([0.675]), array([2.5]))
    """
    v = beta * v + g
    return theta - lr * (g + beta * v), v


def adagrad_step(
    theta: Floats, g: Floats, s: Floats, *, lr: float, eps: float
) -> tuple[Floats, Floats]:
    r"""Divide by the root of all squared gradients so far (Duchi 2011).

    .. math:: s \leftarrow s + g^2, \qquad
              \theta \leftarrow \theta - \eta\,\frac{g}{\sqrt s + \epsilon}

    Notes
    -----
    Equation :eq:`eq-adagrad` of :ref:`sec-adaptive`.

    Examples
    --------
    >>> adagrad_step(np.array([1.0]), np.array([3.0]), np.array([16.0]), lr=1.0, eps=0.0)
    (array([0.4]), array([25.]))
    """
    s = s + g**2
    return theta - lr * g / (np.sqrt(s) + eps), s


def rmsprop_step(
    theta: Floats, g: Floats, s: Floats, *, lr: float, rho: float, eps: float
) -> tuple[Floats, Floats]:
    r"""Divide by the root of a fading mean of squared gradients (Tieleman and Hinton 2012).

    .. math:: s \leftarrow \rho s + (1 - \rho) g^2, \qquad
              \theta \leftarrow \theta - \eta\,\frac{g}{\sqrt s + \epsilon}

    Notes
    -----
    Equation :eq:`eq-rmsprop` of :ref:`sec-adaptive`.

    Examples
    --------
    >>> rmsprop_step(np.array([1.0]), np.array([2.0]), np.zeros(1), lr=0.1, rho=0.75, eps=0.0)
    (array([0.8]), array([1.]))
    """
    s = rho * s + (1 - rho) * g**2
    return theta - lr * g / (np.sqrt(s) + eps), s


def adam_step(
    theta: Floats, g: Floats, m: Floats, v: Floats, t: int,
    *, lr: float, beta1: float, beta2: float, eps: float,
) -> tuple[Floats, Floats, Floats]:  # fmt: skip
    r"""Take a step of about η in each coordinate, whatever the gradient's scale.

    .. math::

        m &\leftarrow \beta_1 m + (1 - \beta_1)\, g, &
        v &\leftarrow \beta_2 v + (1 - \beta_2)\, g^2, \\
        \hat m &= \frac{m}{1 - \beta_1^t}, &
        \hat v &= \frac{v}{1 - \beta_2^t}, &
        \theta &\leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \epsilon}

    Parameters
    ----------
    t : int
        The number of this step, from 1: the bias correction needs it.

    Notes
    -----
    Equation :eq:`eq-adam` of :ref:`sec-adam`.
    Kingma and Ba (2015), algorithm 1; ε stands outside the root, after the correction.

    Examples
    --------
    >>> zero = np.zeros(1)
    >>> adam_step(zero, np.array([5.0]), zero, zero, 1, lr=0.1, beta1=0.9, beta2=0.999, eps=0.0)[0]
    array([-0.1])
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return theta - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def adamw_step(
    theta: Floats, g: Floats, m: Floats, v: Floats, t: int,
    *, lr: float, beta1: float, beta2: float, eps: float, decay: float,
) -> tuple[Floats, Floats, Floats]:  # fmt: skip
    r"""Shrink the weights beside the step, not by way of the gradient.

    .. math:: \theta \leftarrow (1 - \eta\lambda)\,\theta, \quad\text{then a step of Adam}

    Notes
    -----
    Equation :eq:`eq-adamw` of :ref:`sec-adamw`.
    Loshchilov and Hutter (2019), algorithm 2, with the schedule inside η.

    Examples
    --------
    >>> one, zero = np.ones(1), np.zeros(1)
    >>> kw = dict(lr=0.1, beta1=0.9, beta2=0.999, eps=1e-8, decay=0.5)
    >>> adamw_step(one, zero, zero, zero, 1, **kw)[0]
    array([0.95])
    """
    kept = (1 - lr * decay) * theta
    return adam_step(kept, g, m, v, t, lr=lr, beta1=beta1, beta2=beta2, eps=eps)


def amsgrad_step(
    theta: Floats, g: Floats, m: Floats, v: Floats, largest: Floats, t: int,
    *, lr: float, beta1: float, beta2: float, eps: float,
) -> tuple[Floats, Floats, Floats, Floats]:  # fmt: skip
    r"""Divide by the largest second moment so far, so that steps never grow back.

    .. math:: v^{\max} \leftarrow \max(v^{\max}, v), \qquad \theta \leftarrow \theta -
              \eta\,\frac{\hat m}{\sqrt{v^{\max} / (1 - \beta_2^t)} + \epsilon}

    Notes
    -----
    Used in :ref:`sec-reddi`.
    Reddi and others (2018), algorithm 2; with Adam's bias correction, which theirs leaves out, as
    PyTorch has it.

    Examples
    --------
    >>> z, g = np.zeros(1), np.array([5.0])
    >>> amsgrad_step(z, g, z, z, z, 1, lr=0.1, beta1=0.9, beta2=0.999, eps=0.0)[0]
    array([-0.1])
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    largest = np.maximum(largest, v)
    m_hat, v_hat = m / (1 - beta1**t), largest / (1 - beta2**t)
    return theta - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, largest
