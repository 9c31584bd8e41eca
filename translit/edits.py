"""Edits are spliced by span, never searched for again; they can be applied, inverted and shown."""

from __future__ import annotations

from collections.abc import Sequence

from translit.model import Edit, Span


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with every edit carried out; everything outside their spans is untouched.

    Raises ValueError when two edits overlap or one lies outside the text: that is a fault of the caller.

    >>> apply("Zajárova spoke", [Edit(Span(0, 8), "Zakharova")])
    'Zakharova spoke'
    """
    pieces, at = [], 0
    for span, new in sorted(edits):
        if not at <= span.start <= span.end <= len(text):
            raise ValueError(f"edit {span} overlaps an earlier one or leaves the text of {len(text)} code points")
        pieces += [text[at : span.start], new]
        at = span.end
    return "".join([*pieces, text[at:]])


def invert(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that turn `apply(text, edits)` back into `text`; their spans are those of the new text.

    >>> edits = [Edit(Span(0, 8), "Zakharova")]
    >>> apply(apply("Zajárova spoke", edits), invert("Zajárova spoke", edits))
    'Zajárova spoke'
    """
    back: list[Edit] = []
    shift = 0
    for span, new in sorted(edits):
        start = span.start + shift
        old = text[span.start : span.end]
        if back and not new and back[-1].span == Span(start, start):
            # Deletions side by side come back as one text, at one place.
            back[-1] = Edit(back[-1].span, back[-1].text + old)
        else:
            back.append(Edit(Span(start, start + len(new)), old))
        shift += len(new) - (span.end - span.start)
    return back
