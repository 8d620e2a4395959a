r"""Activation functions and their derivatives, right for every float.

Each elementwise function :math:`g(z)` has its derivative :math:`g'(z)` under the same name with
``_grad``, also as a function of z. None of them overflows, NaN passes through, infinities give the
limit, and float32 stays float32. At a kink the derivative is the one from the left.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mlcourse._softmax import log_softmax, log_softmax_backward, softmax, softmax_backward
from mlcourse._validation import Floats, reals

__all__ = [
    "elu",
    "elu_grad",
    "gelu",
    "gelu_grad",
    "identity",
    "identity_grad",
    "leaky_relu",
    "leaky_relu_grad",
    "log_softmax",
    "log_softmax_backward",
    "relu",
    "relu_grad",
    "selu",
    "selu_grad",
    "sigmoid",
    "sigmoid_grad",
    "softmax",
    "softmax_backward",
    "softplus",
    "softplus_grad",
    "tanh",
    "tanh_grad",
]

# The fixed point of mean 0 and variance 1, derived in :ref:`sec-selu` (Klambauer 2017, eq. 14).
SELU_ALPHA = 1.6732632423543772848170429916717
SELU_SCALE = 1.0507009873554804934193349852946
GELU_CUBE = 0.044715  # Hendrycks and Gimpel 2016, section 2


def identity(z: ArrayLike) -> Floats:
    r"""Return z itself, :math:`g(z) = z`: what a linear layer has in the place of a non-linearity.

    Examples
    --------
    >>> identity([-1.0, 2.0])
    array([-1.,  2.])
    """
    return reals(z, "z").copy()


def identity_grad(z: ArrayLike) -> Floats:
    r"""Return :math:`g'(z) = 1`.

    Examples
    --------
    >>> identity_grad([-1.0, 2.0])
    array([1., 1.])
    """
    z = reals(z, "z")
    return np.where(np.isnan(z), z, z.dtype.type(1))


def sigmoid(z: ArrayLike) -> Floats:
    r"""Squash z into (0, 1).

    .. math:: \sigma(z) = \frac{1}{1 + e^{-z}}

    Parameters
    ----------
    z : array_like, any shape
        Any real numbers, infinities included.

    Returns
    -------
    ndarray, same shape as z

    Raises
    ------
    TypeError
        If z is complex or holds objects.

    Notes
    -----
    The plain formula is accurate in both tails; only its overflow has to be silenced. By way of
    tanh, ``(1 + tanh(z / 2)) / 2``, the left tail would lose all its digits.

    Examples
    --------
    >>> sigmoid([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """
    z = reals(z, "z")
    with _quiet():
        return np.asarray(1 / (1 + np.exp(-z)))


def sigmoid_grad(z: ArrayLike) -> Floats:
    r"""Differentiate the sigmoid, :math:`\sigma'(z) = \sigma(z)\,\sigma(-z) \le \tfrac14`.

    Notes
    -----
    :math:`\sigma(1 - \sigma)` is the same, but loses its digits where σ is near 1.

    Examples
    --------
    >>> sigmoid_grad([-1000.0, 0.0, 1000.0])
    array([0.  , 0.25, 0.  ])
    """
    z = reals(z, "z")
    return sigmoid(z) * sigmoid(-z)


def tanh(z: ArrayLike) -> Floats:
    r"""Squash z into (-1, 1): a sigmoid, stretched and centred.

    .. math:: \tanh z = 2\,\sigma(2z) - 1

    Examples
    --------
    >>> tanh([-1000.0, 0.0, 1000.0])
    array([-1.,  0.,  1.])
    """
    return np.tanh(reals(z, "z"))


def tanh_grad(z: ArrayLike) -> Floats:
    r"""Differentiate tanh, :math:`1 - \tanh^2 z = 4\,\sigma'(2z)`.

    Examples
    --------
    >>> tanh_grad([-1000.0, 0.0, 1000.0])
    array([0., 1., 0.])
    """
    with _quiet():
        return 4 * sigmoid_grad(2 * reals(z, "z"))


def relu(z: ArrayLike) -> Floats:
    r"""Cut off what is negative, :math:`\max(0, z)`.

    Examples
    --------
    >>> relu([-2.0, 0.0, 3.0])
    array([0., 0., 3.])
    """
    return np.maximum(reals(z, "z"), 0)


def relu_grad(z: ArrayLike) -> Floats:
    r"""Differentiate ReLU: 1 where z > 0, else 0.

    Examples
    --------
    >>> relu_grad([-2.0, 0.0, 3.0])
    array([0., 0., 1.])
    """
    z = reals(z, "z")
    return np.heaviside(z, z.dtype.type(0))


def leaky_relu(z: ArrayLike, slope: float = 0.01) -> Floats:
    r"""Let a little of the negative side through, :math:`\max(z, a z)` with slope :math:`0<a<1`.

    Raises
    ------
    ValueError
        If the slope is not between 0 and 1.

    Examples
    --------
    >>> leaky_relu([-2.0, 3.0], slope=0.1)
    array([-0.2,  3. ])
    """
    z = reals(z, "z")
    return np.maximum(z, _slope(slope, z) * z)


def leaky_relu_grad(z: ArrayLike, slope: float = 0.01) -> Floats:
    r"""Differentiate leaky ReLU: 1 where z > 0, else the slope.

    Examples
    --------
    >>> leaky_relu_grad([-2.0, 3.0], slope=0.1)
    array([0.1, 1. ])
    """
    z = reals(z, "z")
    a = _slope(slope, z)
    grad: Floats = relu_grad(z) * (1 - a) + a
    return grad


def elu(z: ArrayLike, alpha: float = 1.0) -> Floats:
    r"""Bend the negative side smoothly towards :math:`-\alpha` (Clevert 2016, eq. 15).

    .. math:: z \text{ if } z > 0 \text{ else } \alpha\,(e^z - 1)

    Examples
    --------
    >>> elu([-1000.0, 0.0, 3.0])
    array([-1.,  0.,  3.])
    """
    z = reals(z, "z")
    with _quiet():
        bend: Floats = z.dtype.type(alpha) * np.expm1(np.minimum(z, 0))
    return np.maximum(z, 0) + bend


def elu_grad(z: ArrayLike, alpha: float = 1.0) -> Floats:
    r"""Differentiate ELU: 1 where z > 0, else :math:`\alpha e^z`.

    Examples
    --------
    >>> elu_grad([-1000.0, 3.0])
    array([0., 1.])
    """
    z = reals(z, "z")
    with _quiet():
        return np.where(z > 0, z.dtype.type(1), z.dtype.type(alpha) * np.exp(np.minimum(z, 0)))


def selu(z: ArrayLike) -> Floats:
    r"""Scale ELU so that mean 0 and variance 1 reproduce themselves (Klambauer 2017, eq. 2).

    .. math:: \lambda \operatorname{elu}(z; \alpha),\quad \lambda \approx 1.0507,\
              \alpha \approx 1.6733

    Examples
    --------
    >>> selu([-1000.0, 1.0]).round(4)
    array([-1.7581,  1.0507])
    """
    values = elu(z, SELU_ALPHA)
    return np.multiply(values, values.dtype.type(SELU_SCALE))


def selu_grad(z: ArrayLike) -> Floats:
    r"""Differentiate SELU, :math:`\lambda \operatorname{elu}'(z; \alpha)`.

    Examples
    --------
    >>> selu_grad([-1000.0, 1.0]).round(4)
    array([0.    , 1.0507])
    """
    values = elu_grad(z, SELU_ALPHA)
    return values.dtype.type(SELU_SCALE) * values


def gelu(z: ArrayLike) -> Floats:
    r"""Weigh z with the chance that a standard normal number is smaller, in its tanh form.

    .. math:: \tfrac z2 \big(1 + \tanh u\big) = z\,\sigma(2u),\qquad
              u = \sqrt{2/\pi}\,\big(z + 0.044715\,z^3\big)

    Notes
    -----
    The tanh form of Hendrycks and Gimpel (2016); :math:`z\,\Phi(z)` differs from it by less than
    0.0005.

    Examples
    --------
    >>> gelu([-1000.0, 0.0, 1.0]).round(4)
    array([-0.    ,  0.    ,  0.8412])
    """
    z = reals(z, "z")
    return np.maximum(z, -1000) * sigmoid(2 * _gelu_inner(_near(z)))


def gelu_grad(z: ArrayLike) -> Floats:
    r"""Differentiate GELU: :math:`\sigma(2u) + 2z\,\sigma'(2u)\,u'(z)`.

    Examples
    --------
    >>> gelu_grad([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """
    z = _near(reals(z, "z"))
    u = _gelu_inner(z)
    inner = z.dtype.type(np.sqrt(2 / np.pi)) * (1 + 3 * z.dtype.type(GELU_CUBE) * z**2)
    return sigmoid(2 * u) + 2 * z * sigmoid_grad(2 * u) * inner


def softplus(z: ArrayLike) -> Floats:
    r"""Round off ReLU's corner, :math:`\log(1 + e^z)`; its derivative is the sigmoid.

    Examples
    --------
    >>> softplus([-1000.0, 0.0, 2.0]).round(4)
    array([0.    , 0.6931, 2.1269])
    """
    z = reals(z, "z")
    with _quiet():
        corner: Floats = np.log1p(np.exp(-np.abs(z)))
    return np.maximum(z, 0) + corner


def softplus_grad(z: ArrayLike) -> Floats:
    r"""Differentiate softplus, :math:`\sigma(z)`.

    Examples
    --------
    >>> softplus_grad([0.0])
    array([0.5])
    """
    return sigmoid(z)


def _quiet() -> np.errstate:
    """Let exp leave the range of floats: its limit is the right answer, and no news."""
    return np.errstate(over="ignore", under="ignore")


def _slope(slope: float, z: Floats) -> np.floating[Any]:
    if not 0 < slope < 1:
        raise ValueError(f"slope is {slope!r}; expected a number between 0 and 1.")
    return z.dtype.type(slope)


def _near(z: Floats) -> Floats:
    """Cut z where GELU has long been 0 or z itself, so that its cube stays a float."""
    return np.clip(z, -1000, 1000)


def _gelu_inner(z: Floats) -> Floats:
    return z.dtype.type(np.sqrt(2 / np.pi)) * (z + z.dtype.type(GELU_CUBE) * z**3)
