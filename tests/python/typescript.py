"""Reads the declarations of js/types.ts, as far as its generator writes them."""

import re
from pathlib import Path

TYPES = Path(__file__).parents[2] / "js" / "types.ts"


def declarations() -> dict[str, str]:
    """The body of every exported type, without comments."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", TYPES.read_text(), flags=re.DOTALL)
    found = re.findall(r"^export type (\w+) = (.*?);\n", text, re.DOTALL | re.MULTILINE)
    return {name: " ".join(body.split()) for name, body in found}


def literals(body: str) -> set[str]:
    """The strings of a union of literals."""
    return set(re.findall(r'"([^"]*)"', body))


def members(body: str) -> dict[str, tuple[bool, str]]:
    """The members of an object type: whether it has to be there, and its type."""
    found = re.findall(r"(\w+)(\??): ([^,]*),", body)
    return {name: (not optional, kind.strip()) for name, optional, kind in found}
