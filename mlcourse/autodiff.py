r"""Automatic differentiation: arithmetic that records itself, and finds the gradient by itself.

:class:`Value` does it for numbers, :class:`Tensor` for arrays. Both record for each result what it
was computed from; ``backward`` then goes through all of it once, from the end to the beginning.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mlcourse._graph import Value, topological_order
from mlcourse._validation import Floats, reals

__all__ = ["Tensor", "Value", "topological_order", "unbroadcast"]

Pullback = Callable[[Floats], Floats]
Axis = int | tuple[int, ...] | None


def unbroadcast(d: Floats, shape: tuple[int, ...]) -> Floats:
    """Sum a gradient over everything that broadcasting repeated, back to the operand's shape.

    Parameters
    ----------
    d : ndarray
        Gradient for the result of an operation.
    shape : tuple of int
        The shape of an operand that was broadcast to the shape of d.

    Returns
    -------
    ndarray of that shape

    Notes
    -----
    An entry that was used many times gets the sum over all its uses, as at any fan-out: equation
    :eq:`eq-unbroadcast` of :ref:`sec-unbroadcast`.

    Examples
    --------
    >>> unbroadcast(np.ones((5, 3)), (3,))  # a bias, added to 5 rows
    array([5., 5., 5.])
    >>> unbroadcast(np.ones((5, 3)), (5, 1))
    array([[3.], [3.], [3.], [3.], [3.]])
    """
    if d.shape == shape:
        return d
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    repeated = tuple(i for i, size in enumerate(shape) if size == 1)
    summed: Floats = d.sum(axis=repeated, keepdims=True)
    return summed


class Tensor:
    """An array that remembers what it was computed from, and how gradients go back.

    Parameters
    ----------
    data : array_like, any shape
        Real numbers; float32 stays.
    parents : tuple of Tensor
        What it was computed from.
    pullbacks : tuple of callable
        For each parent: turn the gradient for this tensor into the gradient for the parent, before
        :func:`unbroadcast`.

    Attributes
    ----------
    grad : ndarray, shape of data
        The gradient of the number whose ``backward`` was called last.

    Notes
    -----
    Plain arrays and numbers take part in every operation as constants, to either side of a tensor.
    So wrap what you want a gradient for, and nothing else. See :ref:`sec-tensor-autodiff`.

    Examples
    --------
    >>> x, W, b = np.array([[1.0, 2.0]]), Tensor([[3.0], [4.0]]), Tensor([5.0])
    >>> ((x @ W + b) ** 2).sum().backward()  # 16 squared
    >>> W.grad, b.grad
    (array([[32.], [64.]]), array([32.]))
    """

    __array_ufunc__ = None  # lets array @ tensor come to us, and not NumPy take us for an object

    def __init__(
        self,
        data: ArrayLike,
        parents: "tuple[Tensor, ...]" = (),
        pullbacks: tuple[Pullback, ...] = (),
    ) -> None:
        self.data = reals(data, "data")
        self.parents = parents
        self.pullbacks = pullbacks
        self.grad = np.zeros_like(self.data)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the data."""
        return self.data.shape

    def backward(self) -> None:
        """Set ``grad`` of every tensor that this one was computed from.

        Every call starts anew: nothing adds up from one to the next.

        Raises
        ------
        ValueError
            If this is not a single number: only a number has a gradient.
        """
        if self.data.size != 1:
            raise ValueError(
                f"backward was called on shape {self.shape}; expected a single number, such as a "
                "loss. Take a sum or a mean first."
            )
        order = topological_order(self)
        for node in order:
            node.grad = np.zeros_like(node.data)
        self.grad = np.ones_like(self.data)
        for node in reversed(order):
            for parent, pullback in zip(node.parents, node.pullbacks, strict=True):
                parent.grad += unbroadcast(pullback(node.grad), parent.shape)

    def __add__(self, other: Any) -> "Tensor":
        return _result(self.data + _data(other), (self, _same), (other, _same))

    def __mul__(self, other: Any) -> "Tensor":
        a, b = self.data, _data(other)
        return _result(a * b, (self, lambda d: d * b), (other, lambda d: d * a))

    def __pow__(self, exponent: float) -> "Tensor":
        x = self.data
        return _result(x**exponent, (self, lambda d: d * exponent * x ** (exponent - 1)))

    def __matmul__(self, other: Any) -> "Tensor":
        return _matmul(self, other)

    def __rmatmul__(self, other: Any) -> "Tensor":
        return _matmul(other, self)

    def __neg__(self) -> "Tensor":
        return _result(-self.data, (self, np.negative))

    def __sub__(self, other: Any) -> "Tensor":
        return _result(self.data - _data(other), (self, _same), (other, np.negative))

    def __rsub__(self, other: Any) -> "Tensor":
        return _result(other - self.data, (self, np.negative))

    def __truediv__(self, other: Any) -> "Tensor":
        a, b = self.data, _data(other)
        return _result(a / b, (self, lambda d: d / b), (other, lambda d: -d * a / b**2))

    def __rtruediv__(self, other: Any) -> "Tensor":
        b = self.data
        return _result(other / b, (self, lambda d: -d * other / b**2))

    __radd__ = __add__
    __rmul__ = __mul__

    def exp(self) -> "Tensor":
        """Compute the exponential."""
        e = np.exp(self.data)
        return _result(e, (self, lambda d: d * e))

    def log(self) -> "Tensor":
        """Compute the natural logarithm."""
        x = self.data
        return _result(np.log(x), (self, lambda d: d / x))

    def tanh(self) -> "Tensor":
        """Compute the hyperbolic tangent."""
        t = np.tanh(self.data)
        return _result(t, (self, lambda d: d * (1 - t**2)))

    def relu(self) -> "Tensor":
        """Compute max(0, z), with slope 0 at 0."""
        x = self.data
        return _result(np.maximum(x, 0), (self, lambda d: d * (x > 0)))

    def sum(self, axis: Axis = None, *, keepdims: bool = False) -> "Tensor":
        """Sum over some axes, by default over all."""
        total = self.data.sum(axis=axis, keepdims=True)
        return self._reduced(total, np.ones_like(self.data), axis, keepdims)

    def mean(self, axis: Axis = None, *, keepdims: bool = False) -> "Tensor":
        """Average over some axes, by default over all."""
        total = self.sum(axis, keepdims=keepdims)
        return total * (total.data.size / self.data.size)

    def max(self, axis: Axis = None, *, keepdims: bool = False) -> "Tensor":
        """Find the largest entry along some axes; entries that tie share the gradient."""
        top = self.data.max(axis=axis, keepdims=True)
        largest = (self.data == top).astype(self.data.dtype)
        share = largest / largest.sum(axis=axis, keepdims=True)
        return self._reduced(top, share, axis, keepdims)

    def log_sum_exp(self, axis: Axis = None, *, keepdims: bool = False) -> "Tensor":
        """Compute the logarithm of a sum of exponentials without overflow."""
        top = self.data.max(axis=axis, keepdims=True)
        e = np.exp(self.data - top)
        total = e.sum(axis=axis, keepdims=True)
        return self._reduced(top + np.log(total), e / total, axis, keepdims)

    def _reduced(self, value: Floats, slope: Floats, axis: Axis, keepdims: bool) -> "Tensor":
        """Make the result of a reduction from its value with all axes, and its derivative."""
        back = lambda d: d.reshape(value.shape) * slope  # noqa: E731
        return _result(value if keepdims else np.squeeze(value, axis), (self, back))

    def __getitem__(self, index: Any) -> "Tensor":
        def back(d: Floats) -> Floats:
            full = np.zeros_like(self.data, dtype=d.dtype)
            np.add.at(full, index, d)  # an entry may be picked more than once
            return full

        return _result(self.data[index], (self, back))

    def reshape(self, *shape: int) -> "Tensor":
        """Give the same entries another shape."""
        return _result(self.data.reshape(shape), (self, lambda d: d.reshape(self.shape)))

    @property
    def T(self) -> "Tensor":  # noqa: N802 - as in NumPy
        """The transpose."""
        return _result(self.data.T, (self, lambda d: d.T))

    def __repr__(self) -> str:
        return f"Tensor({self.data!r})"


def _matmul(left: Any, right: Any) -> Tensor:
    A, B = _data(left), _data(right)
    if np.ndim(A) != 2 or np.ndim(B) != 2:
        raise ValueError(f"@ got shapes {np.shape(A)} and {np.shape(B)}; expected two matrices.")
    return _result(A @ B, (left, lambda d: d @ B.T), (right, lambda d: A.T @ d))


def _result(data: Any, *operands: tuple[Any, Pullback]) -> Tensor:
    """Make the tensor of a result; operands that are no tensors are constants."""
    tensors = [(operand, back) for operand, back in operands if isinstance(operand, Tensor)]
    return Tensor(data, tuple(t for t, _ in tensors), tuple(back for _, back in tensors))


def _data(operand: Any) -> Any:
    return operand.data if isinstance(operand, Tensor) else operand


def _same(d: Floats) -> Floats:
    return d
