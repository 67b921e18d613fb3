"""A drawn SVG becomes one that can stand inside a page: no outside reference, no name that another picture has."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

NAMESPACE = "http://www.w3.org/2000/svg"

_HREF = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"#([A-Za-z_][\w.-]*)")
_DROPPED = {"metadata", "style"}


def tidy(svg: str, name: str) -> str:
    """The picture without prologue, metadata and style sheet; names inside it begin with ``name``.

    Only the namespace of SVG is left as an address. Names that nothing refers to go. The same picture always gives
    the same text.
    """
    root = Xml.fromstring(svg)  # noqa: S314 (a picture that we drew, nothing from outside)
    used = {
        found for element in root.iter() for value in element.attrib.values() for found in _REFERENCE.findall(value)
    }
    known = {element.get("id", "") for element in root.iter()} & used
    _tidy_element(root, name, known)
    # What the style sheet said of all elements.
    root.attrib = {"xmlns": NAMESPACE, "stroke-linejoin": "round", "stroke-linecap": "butt", **root.attrib}
    _round_off(root)
    return Xml.tostring(root, encoding="unicode")


def _tidy_element(element: Xml.Element, name: str, known: set[str]) -> None:
    element.tag = element.tag.rpartition("}")[2]
    attributes: dict[str, str] = {}
    for key, value in element.attrib.items():
        if key == "id":
            if value in known:
                attributes["id"] = f"{name}-{value}"
            continue
        plain = "href" if key == _HREF else key
        if plain in {"href", "clip-path"} or "url(#" in value:
            value = _REFERENCE.sub(lambda found: f"#{name}-{found[1]}" if found[1] in known else found[0], value)
        attributes[plain] = value
    element.attrib = attributes
    element.tail = None
    if element.text is not None and not element.text.strip():
        element.text = None
    for child in list(element):
        if child.tag.rpartition("}")[2] in _DROPPED:
            element.remove(child)
        else:
            _tidy_element(child, name, known)
    for child in list(element):
        if child.tag in {"g", "defs"} and not len(child):
            element.remove(child)


def _round_off(root: Xml.Element) -> None:
    """Places to a hundredth of a unit: no screen or press shows more. What they are multiplied by stays as it is."""
    for element in root.iter():
        for key in ("d", "x", "y", "transform"):
            if key in element.attrib:
                element.set(key, _LONG_NUMBER.sub(_shorter, " ".join(element.attrib[key].split())))


_LONG_NUMBER = re.compile(r"(?:scale|matrix)\([^)]*\)|-?\d+\.\d{2,}")


def _shorter(found: re.Match[str]) -> str:
    if found[0].endswith(")"):
        return found[0]
    short = f"{float(found[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
