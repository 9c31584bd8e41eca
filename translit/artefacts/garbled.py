"""Garbled letters: bytes that were written in one encoding and read in another, put right where that is certain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from translit.artefacts.rules import finding
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Fix, Span

# What each byte from 0x80 on looks like when it is read as Latin-1 and, where that differs, as Windows-1252.
_BYTES = {chr(byte): byte for byte in range(0x80, 0x100)}
_BYTES |= {bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_NEXT = "[" + "".join(re.escape(sign) for sign, byte in _BYTES.items() if byte < 0xC0) + "]"
_UTF8 = re.compile(rf"(?:[Â-ß]{_NEXT}|[à-ï]{_NEXT}{{2}}|[ð-ô]{_NEXT}{{3}})+")
# The rows of GB 2312 that hold Latin letters with marks, and those of its quotation marks and dashes.
_GB2312 = re.compile(r"(?:¨[¡-º]|¡[ª­®¯°±])+")
_SIGNS = frozenset("«»‘’“”„‚–—…•€£©®°·¡¿ºª½¼¾§²³\u00a0")
_CLOSING = frozenset("»”’“‘–—…›‹„‚")


def find(document: Document, rule: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each word with letters garbled in the way of the rule's check; the fix restores them."""
    if document.text.isascii():
        return
    for span, fix in _CHECKS[rule["check"]](document.text):
        yield finding(document, rule, span, [fix])


def _utf8(text: str) -> Iterator[tuple[Span, Fix]]:
    """JosÃ©: UTF-8 read as Latin-1 or Windows-1252, perhaps twice."""
    yield from _words(text, _UTF8, _from_utf8)


def _gb2312(text: str) -> Iterator[tuple[Span, Fix]]:
    """Mosc¨²: GB 2312 read as Latin-1."""
    yield from _words(text, _GB2312, lambda text, start, end: text[start:end].encode("latin-1").decode("gb2312", "ignore"))


def _words(text: str, pattern: re.Pattern[str], decode: Callable[[str, int, int], str]) -> Iterator[tuple[Span, Fix]]:
    """The words in which the pattern matches, each with what its garbled letters are decoded to."""
    pieces: list[str] = []
    start = end = -1
    for match in pattern.finditer(text):
        if not (decoded := decode(text, *match.span())):
            continue
        between = text[end : match.start()]
        if pieces and between and not between.isalpha():
            yield _word(text, start, end, pieces)
            pieces = []
        if not pieces:
            start, between = match.start(), ""
        pieces += [between, decoded]
        end = match.end()
    if pieces:
        yield _word(text, start, end, pieces)


def _word(text: str, start: int, end: int, pieces: list[str]) -> tuple[Span, Fix]:
    first, last = start, end
    while first and text[first - 1].isalpha():
        first -= 1
    while text[last : last + 1].isalpha():
        last += 1
    return Span(first, last), Fix(text[first:start] + "".join(pieces) + text[end:last])


def _from_utf8(text: str, start: int, end: int) -> str:
    """What was garbled, or nothing where the signs may be meant as they stand.

    >>> _from_utf8("JosÃ© ", 3, 5), _from_utf8("“PERÓ” ", 4, 6)
    ('é', '')
    """
    garbled = text[start:end]
    try:
        decoded = bytes(_BYTES[sign] for sign in garbled).decode("utf-8")
    except UnicodeDecodeError:
        return ""
    if _UTF8.fullmatch(decoded):
        decoded = _from_utf8(decoded, 0, len(decoded)) or decoded
    if not all(c in _SIGNS or (c.isalpha() and unicodedata.name(c, "").startswith(("LATIN", "CYRILLIC", "GREEK"))) for c in decoded):
        return ""
    if any("\u0250" <= c <= "\u02af" for c in decoded):
        return ""  # phonetic letters: É before », in capitals
    if len(garbled) == 2 and garbled[1] in _CLOSING and garbled[0] not in "ÃÂ":
        # A capital before a closing mark is ordinary text, unless small letters go on around it.
        return decoded if text[start - 1 : start].islower() or text[end : end + 1].islower() else ""
    return decoded


_CHECKS: dict[str, Callable[[str], Iterator[tuple[Span, Fix]]]] = {"utf-8": _utf8, "gb2312": _gb2312}
