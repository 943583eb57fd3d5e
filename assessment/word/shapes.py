"""What a name in a template leads to: a text, a group of fields, a list, or something that has no such name.

Follows Jinja's own syntax tree with the fields of `Summary`. Knows no Word.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from jinja2 import nodes

from assessment.word.fields import Field, fields


@dataclass(frozen=True, slots=True)
class Shape:
    """``parts`` of a group of fields, ``element`` of a list; neither for a text, a number or the unknown."""

    parts: Mapping[str, "Shape"] = field(default_factory=dict)
    element: "Shape | None" = None
    known: bool = True


ANYTHING = Shape(known=False)
_LOOP_NAMES = "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed"
_LOOP = Shape(dict.fromkeys(_LOOP_NAMES.split(), ANYTHING))


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that leads nowhere: the whole path as written, the name, and the most alike that there is."""

    line: int
    path: str
    name: str
    alike: str


def context() -> dict[str, Shape]:
    """Return the names that a template has from the start."""
    return _parts(fields())


def _parts(found: tuple[Field, ...]) -> dict[str, Shape]:
    return {f.name: _shape(f) for f in found}


def _shape(found: Field) -> Shape:
    inner = Shape(_parts(found.parts)) if found.parts else ANYTHING
    if found.kind == "lista":
        return Shape(element=inner)
    return inner if found.parts else Shape()


def unknown_names(tree: nodes.Template) -> Iterator[Unknown]:
    """Yield every name in a template that is no field, no loop variable and nothing that was set."""
    yield from _in_body(tree.body, context())


def _in_body(body: list[nodes.Node], names: dict[str, Shape]) -> Iterator[Unknown]:
    for node in body:
        if isinstance(node, nodes.Output):
            for expression in node.nodes:
                yield from _walk(expression, names)
        elif isinstance(node, nodes.For):
            yield from _walk(node.iter, names)
            inner = names | _bound(node, names) | {"loop": _LOOP}
            yield from _walk(node.test, inner) if node.test is not None else ()
            yield from _in_body(node.body, inner)
            yield from _in_body(node.else_, names)
        elif isinstance(node, nodes.If):
            yield from _walk(node.test, names)
            yield from _in_body(node.body, names)
            yield from _in_body([*node.elif_], names)
            yield from _in_body(node.else_, names)
        elif isinstance(node, nodes.Assign):
            yield from _walk(node.node, names)
            if isinstance(node.target, nodes.Name):
                names[node.target.name] = _leads_to(node.node, names)


def _bound(node: nodes.For, names: Mapping[str, Shape]) -> dict[str, Shape]:
    if isinstance(node.target, nodes.Name):
        return {node.target.name: _leads_to(node.iter, names).element or ANYTHING}
    return {n.name: ANYTHING for n in node.target.find_all(nodes.Name)}


def _leads_to(node: nodes.Node, names: Mapping[str, Shape]) -> Shape:
    if isinstance(node, nodes.Name):
        return names.get(node.name, ANYTHING)
    if isinstance(node, nodes.Getattr):
        return _leads_to(node.node, names).parts.get(node.attr, ANYTHING)
    if isinstance(node, nodes.Getitem):
        whole = _leads_to(node.node, names)
        if isinstance(node.arg, nodes.Slice):
            return whole
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return whole.parts.get(node.arg.value, ANYTHING)
        return whole.element or ANYTHING
    return ANYTHING


def _walk(node: nodes.Node, names: Mapping[str, Shape]) -> Iterator[Unknown]:
    if isinstance(node, nodes.Name):
        if node.name not in names:
            yield Unknown(node.lineno, node.name, node.name, _alike(node.name, names))
    elif isinstance(node, nodes.Getattr):
        inner = list(_walk(node.node, names))
        yield from inner
        whole = _leads_to(node.node, names)
        if not inner and whole.known and node.attr not in whole.parts:
            yield Unknown(node.lineno, _written(node), node.attr, _alike(node.attr, whole.parts))
    else:
        for child in node.iter_child_nodes():
            yield from _walk(child, names)


def _written(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return f"{_written(node.node)}[…]"
    return node.name if isinstance(node, nodes.Name) else "…"


def _alike(name: str, names: Mapping[str, Shape]) -> str:
    lowered = {n.lower(): n for n in names}
    found = get_close_matches(name.lower(), list(lowered), n=1, cutoff=0.6)
    return lowered[found[0]] if found else ""
