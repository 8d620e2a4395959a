"""The graph of a computation, and a scalar that records it."""

from typing import Any, Protocol, TypeVar

import numpy as np


class _Node(Protocol):
    @property
    def parents(self) -> tuple[Any, ...]: ...


Node = TypeVar("Node", bound=_Node)


def topological_order(end: Node) -> list[Node]:
    """List every node that end was computed from, each after all of its parents, end last.

    Parameters
    ----------
    end : Value, Tensor, or anything with a tuple ``parents``

    Returns
    -------
    list

    Notes
    -----
    A depth-first search with a stack of its own: the obvious recursive function would fail beyond a
    thousand operations in a row, Python's limit. A node goes on the stack twice. When it comes up
    first its parents are put on top of it; when it comes up again they are all in the list. See
    :ref:`sec-topological`.

    Examples
    --------
    >>> a, b = Value(2.0), Value(3.0)
    >>> [node.data for node in topological_order(a * b + a)]
    [2.0, 3.0, 6.0, 8.0]
    """
    order: list[Node] = []
    seen: set[int] = set()
    stack = [(end, False)]
    while stack:
        node, parents_listed = stack.pop()
        if parents_listed:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((parent, False) for parent in reversed(node.parents))
    return order


class Value:
    r"""A number that remembers what it was computed from, and the slopes on the way.

    .. math:: \frac{\partial L}{\partial u} = \sum_{v \text{ computed from } u}
              \frac{\partial L}{\partial v} \frac{\partial v}{\partial u}

    Parameters
    ----------
    data : float
        The number.
    parents : tuple of Value
        What it was computed from.
    slopes : tuple of float
        Its derivative with respect to each parent.

    Attributes
    ----------
    grad : float
        The derivative of the value whose ``backward`` was called last with respect to this one.

    Notes
    -----
    Values add, subtract, multiply and divide with each other and with numbers, and take powers with
    a number as exponent. Equation :eq:`eq-adjoint` of :ref:`sec-scalar-autodiff`.

    Examples
    --------
    >>> x, y = Value(2.0), Value(3.0)
    >>> (x * y + x).backward()
    >>> x.grad, y.grad  # y + 1 and x
    (4.0, 2.0)
    """

    __slots__ = ("data", "grad", "parents", "slopes")

    def __init__(
        self, data: float, parents: "tuple[Value, ...]" = (), slopes: tuple[float, ...] = ()
    ) -> None:
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes
        self.grad = 0.0

    def backward(self) -> None:
        """Set ``grad`` of every value that this one was computed from.

        Every call starts anew: nothing adds up from one to the next.
        """
        order = topological_order(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):  # here node.grad is complete
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                parent.grad += node.grad * slope  # it may have other uses

    def __add__(self, other: "Value | float") -> "Value":
        other = _value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other: "Value | float") -> "Value":
        other = _value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, exponent: float) -> "Value":
        return Value(self.data**exponent, (self,), (exponent * self.data ** (exponent - 1),))

    def __neg__(self) -> "Value":
        return self * -1.0

    def __sub__(self, other: "Value | float") -> "Value":
        return self + -other

    def __rsub__(self, other: float) -> "Value":
        return -self + other

    def __truediv__(self, other: "Value | float") -> "Value":
        return self * _value(other) ** -1

    def __rtruediv__(self, other: float) -> "Value":
        return self**-1 * other

    __radd__ = __add__
    __rmul__ = __mul__

    def exp(self) -> "Value":
        """Compute the exponential."""
        e = float(np.exp(self.data))
        return Value(e, (self,), (e,))

    def log(self) -> "Value":
        """Compute the natural logarithm."""
        return Value(float(np.log(self.data)), (self,), (1 / self.data,))

    def tanh(self) -> "Value":
        """Compute the hyperbolic tangent."""
        t = float(np.tanh(self.data))
        return Value(t, (self,), (1 - t**2,))

    def relu(self) -> "Value":
        """Compute max(0, z), with slope 0 at 0."""
        return Value(max(0.0, self.data), (self,), (float(self.data > 0),))

    def __repr__(self) -> str:
        return f"Value({self.data:g}, grad={self.grad:g})"


def _value(number: "Value | float") -> Value:
    return number if isinstance(number, Value) else Value(number)
