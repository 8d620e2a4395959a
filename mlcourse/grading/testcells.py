"""Test cells: compiled once, with the names that they take from the student's notebook."""

import ast
import builtins
import symtable
from collections.abc import Iterator
from functools import lru_cache
from types import CodeType


@lru_cache(maxsize=256)
def compiled(source: str) -> tuple[CodeType, CodeType | None, tuple[str, ...]]:
    """Compile a test cell: its body, its last expression, and the names it takes from outside."""
    tree = ast.parse(source, "<test>")
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        expression = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
        last = compile(expression, "<test>", "eval")
    return compile(tree, "<test>", "exec"), last, free_names(source)


def free_names(source: str) -> tuple[str, ...]:
    """List the names that a cell uses and does not bind itself, builtins aside.

    These come from the student. What the cell imports or assigns anywhere is its own, and so are
    builtins and names such as ``__builtins__``, whatever the student calls so.
    """
    own = set(bound_names(source)) | set(dir(builtins))
    tables = _tables(symtable.symtable(source, "<test>", "exec"))
    used = {
        symbol.get_name()
        for table in tables
        for symbol in table.get_symbols()
        # A class body that binds a name may read the global one first.
        if symbol.is_referenced()
        and (symbol.is_global() or table.get_type() in ("module", "class"))
    }
    return tuple(sorted(name for name in used - own if not name.startswith("__")))


def bound_names(source: str) -> tuple[str, ...]:
    """List the global names that a cell binds, in functions that declare them global as well."""
    bound = {
        symbol.get_name()
        for table in _tables(symtable.symtable(source, "<cell>", "exec"))
        for symbol in table.get_symbols()
        if (symbol.is_assigned() or symbol.is_imported())
        and (table.get_type() == "module" or symbol.is_declared_global())
    }
    return tuple(sorted(bound))


def _tables(top: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield top
    for inner in top.get_children():
        yield from _tables(inner)
