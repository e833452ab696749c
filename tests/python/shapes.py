"""Shapes of Route 53's API, judged strictly by the service model that botocore carries.

Source: botocore/data/route53/2013-04-01/service-2.json, which AWS generates from the service itself.
"""

import re
from functools import cache

from botocore.model import Shape
from botocore.session import Session
from botocore.validate import ParamValidator


@cache
def model():
    """The service model of Route 53, version 2013-04-01."""
    return Session().get_service_model("route53", api_version="2013-04-01")


def shape(name: str) -> Shape:
    return model().shape_for(name)


def faults(value, name: str) -> list[str]:
    """All that keeps a value from being of a shape: nothing for a good one.

    botocore's validator sees missing and unknown members, types and lower limits; the rest of what the
    model says (enumerations, patterns and upper limits) is judged here.
    """
    report = ParamValidator().validate(value, shape(name))
    if report.has_errors():
        return [f"{name}: {report.generate_report()}"]
    return list(_constraints(value, shape(name), name))


def out_of_order(value, name: str) -> list[str]:
    """Members that do not stand in the model's order, in which the AWS command line prints them."""
    return list(_order(value, shape(name), name))


def _constraints(value, shape: Shape, path: str):
    for child, child_shape, child_path in _children(value, shape, path):
        yield from _constraints(child, child_shape, child_path)
    enumeration, pattern = getattr(shape, "enum", None), shape.metadata.get("pattern")
    if enumeration and value not in enumeration:
        yield f"{path}: {value!r} is none of {enumeration}"
    if pattern and isinstance(value, str) and not re.fullmatch(pattern, value):
        yield f"{path}: {value!r} does not match {pattern}"
    size = value if isinstance(value, (int, float)) else len(value)
    if size > shape.metadata.get("max", size):
        yield f"{path}: {size} is more than {shape.metadata['max']}"


def _order(value, shape: Shape, path: str):
    if shape.type_name == "structure":
        expected = [member for member in shape.members if member in value]
        if list(value) != expected:
            yield f"{path}: {list(value)} where the model has {expected}"
    for child, child_shape, child_path in _children(value, shape, path):
        yield from _order(child, child_shape, child_path)


def _children(value, shape: Shape, path: str):
    if shape.type_name == "structure":
        for member, child in value.items():
            yield child, shape.members[member], f"{path}.{member}"
    if shape.type_name == "list":
        for index, child in enumerate(value):
            yield child, shape.member, f"{path}[{index}]"
