"""Stable names for findings: the same trouble in the same sentence keeps its id when the text changes elsewhere."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from translit.model import Finding
from translit.text import Sentences


def identify(findings: Iterable[Finding], text: str) -> list[Finding]:
    """The findings with ids made of rule, matched text, sentence and which occurrence of these it is.

    An id is 12 hexadecimal digits; it depends neither on the offset nor on the order of the input.
    """
    sentences = Sentences(text)
    seen: Counter[tuple[str, str, str]] = Counter()
    digests: dict[str, bytes] = {}
    named = []
    for finding in sorted(findings, key=lambda f: (f.span, f.rule, f.suggestions)):
        what = (finding.rule, finding.text, sentences.around(finding.span.start))
        seen[what] += 1
        sentence = digests.get(what[2]) or digests.setdefault(what[2], _digest(what[2], b"", 16))
        named.append(replace(finding, id=_digest(f"{finding.rule}\0{finding.text}\0{seen[what]}", sentence, 6).hex()))
    return named


def _digest(text: str, key: bytes, size: int) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size, key=key).digest()
