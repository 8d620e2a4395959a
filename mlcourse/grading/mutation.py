"""Small faults in a right answer: what the checks of a task must notice.

A mutant is a reference solution with one change, such as students make: another comparison, a
constant that is one off, a term left out, two arguments exchanged; such mutants stand in well for
the faults of students (Clegg and others 2021). Tools for whole packages want modules and test
commands; what is needed here is the list of changed sources of one cell.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
ARITHMETIC: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}

Nodes: TypeAlias = Iterator[ast.AST]


@dataclass(frozen=True)
class Mutant:
    """A changed source, and the change in words: the lines before and after."""

    source: str
    change: str


def mutants(source: str) -> list[Mutant]:
    """List all sources that differ from one by a single small fault.

    Parameters
    ----------
    source : str
        Python code. Comments and layout are not kept.

    Returns
    -------
    list of Mutant
        Each once.

    Examples
    --------
    >>> [mutant.change for mutant in mutants("y = a + 2")]
    ['y = a + 2 → pass', 'y = a + 2 → y = a - 2', 'y = a + 2 → y = a', 'y = a + 2 → y = 2',
     'y = a + 2 → y = a + 1', 'y = a + 2 → y = a + 3', 'y = a + 2 → y = a + 0']
    """
    tree = ast.parse(source)
    whole = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for node, put in _places(tree):
        for changed in _changes(node):
            put(changed)
            text = ast.unparse(tree)
            put(node)
            if text != whole and text not in found:
                found[text] = Mutant(text, _difference(whole, text))
    return list(found.values())


def _places(tree: ast.Module) -> Iterator[tuple[ast.AST, Callable[[ast.AST], None]]]:
    """Give each node, with a function that puts another in its place."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if isinstance(value, ast.AST):
                yield value, partial(setattr, parent, name)
            elif isinstance(value, list):
                for i, item in enumerate(value):
                    if isinstance(item, ast.AST):
                        yield item, partial(value.__setitem__, i)


def _difference(before: str, after: str) -> str:
    """Write the line that changed, before and after."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    sides = (" ⏎ ".join(line.strip() for line in lines) for lines in (old, new))
    return " → ".join(sides)


def _changes(node: ast.AST) -> Nodes:
    """Give the small faults that can befall one node."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=others):
            for kind in COMPARISONS.get(type(op), ()):
                yield ast.Compare(left, [kind()], others)
        case ast.BinOp(left=left, op=op, right=right):
            for operator in ARITHMETIC.get(type(op), ()):
                yield ast.BinOp(left, operator(), right)
            yield from (left, right)
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            yield from (ast.Constant(n) for n in (value - 1, value + 1, 0) if n != value)
        case ast.Call():
            yield from _of_call(node)
        case ast.Slice(lower=lower, upper=upper) if lower or upper:
            yield ast.Slice()
        case ast.Tuple(elts=[first, second, *rest], ctx=ast.Load()):
            yield ast.Tuple([second, first, *rest], ast.Load())
        case ast.If(test=test, body=body, orelse=orelse):
            yield from (ast.If(ast.Constant(c), body, orelse) for c in (True, False))
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.IfExp(body=body, orelse=orelse):
            yield from (body, orelse)
        case ast.AugAssign(target=target, op=op, value=value):
            yield ast.Assign([target], value, lineno=0)
            for operator in ARITHMETIC.get(type(op), ()):
                yield ast.AugAssign(target, operator(), value)
            yield ast.Pass()
        case ast.Assign() | ast.Break() | ast.Continue():
            yield ast.Pass()
        case ast.Expr(value=ast.Call()):
            yield ast.Pass()
        case ast.For(target=target, iter=items, body=body):  # left after its first round
            yield ast.For(target, items, [*body, ast.Break()], [], lineno=0)


def _of_call(node: ast.Call) -> Nodes:
    """Exchange arguments, leave a named one out, leave the call itself out."""
    for keyword in node.keywords:
        yield ast.Call(node.func, node.args, [k for k in node.keywords if k is not keyword])
    match node:
        case ast.Call(args=[first, second, *rest]):
            yield ast.Call(node.func, [second, first, *rest], node.keywords)
        case ast.Call(args=[only]):
            yield only  # np.array(X) -> X
    match node.func:
        case ast.Attribute(value=ast.Name(id="np")):
            pass
        case ast.Attribute(value=value):
            yield value  # X.copy() -> X
