"""XML from strangers: no entities, no network, no huge trees."""

from __future__ import annotations

from typing import Any

from lxml import etree

from translit.errors import GlossaryError


def root(data: bytes, *names: str) -> etree._Element:
    """The root element of an XML file, which has to be one of `names`. Raises GlossaryError, with its line, for anything else."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        found = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = str(getattr(error, "lineno", None) or "")
        reason = " ".join(str(getattr(error, "msg", None) or error).partition(", line")[0].split())
        raise GlossaryError(f"not well-formed XML: {reason}", where=line, hint="export the file again") from None
    inside: Any = found.getroottree().docinfo.internalDTD
    if inside is not None and inside.entities():
        raise GlossaryError("declares entities, which are not read", hint="export the file without a DTD")
    if local(found) not in names:
        raise GlossaryError(f"the root element is {local(found)}, not {' or '.join(names)}", hint="has it the right format?")
    return found


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def text(element: etree._Element | None) -> str:
    """All the text inside an element, with single blanks."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def language(element: etree._Element) -> str:
    """The language tag that an element has or inherits."""
    for around in (element, *element.iterancestors()):
        if tag := around.get("{http://www.w3.org/XML/1998/namespace}lang") or around.get("lang"):
            return tag.strip().replace("_", "-")
    return ""
