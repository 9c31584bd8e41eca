"""Plain text: bytes are decoded and encoded, never altered; line ends, a BOM and blanks stay as they are."""

from __future__ import annotations

import codecs
import re

from translit.errors import DocumentError
from translit.model import Document, Span

SUFFIXES = (".txt", ".text", ".md")

# Each alternative that may be long begins where a run of its letters begins, so that no text takes quadratic time.
# Text that means itself: changing a name in it would break a link, an address, an account, a tag or code.
_PROTECTED = re.compile(
    r"""
      [A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s<>«»“”"]+      # a URL
    | \bwww\.[^\s<>«»“”"]+
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+         # an e-mail address
    | (?<![\w@])@[\w.]+                                 # a handle
    | (?<![\w#&])\#\w+                                  # a tag
    | ```.*?(?:```|\Z) | `[^`\n]+`                      # code
    | <[A-Za-z/!][^<>\n]*>                              # a tag of markup
    | \]\([^()\s]+\)                                    # the address of a Markdown link
    | (?<!\w)(?:~/|\.{1,2}/|[A-Za-z]:\\)[\w.~/\\-]+                # a file path
    | (?<![\w.)\]»”"’])/(?:[\w.~-]+/)+[\w.~-]*
    | (?<![\w.-])\w[\w-]*(?:\.[\w-]+)*\.(?:com|org|net|info|ru|ua|by|kz|kg|uz|tj|tm|az|am|ge|md|es|de|fr|it|pl|pt|eu|uk|us|io|tv
        |txt|md|csv|json|xml|html?|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|mp[34]|avi|mov|zip|py|js|yaml|yml)\b(?!\.\w)
    | (?<!\w)\w*_\w*                                           # an identifier
    """,
    re.VERBOSE | re.DOTALL,
)


def read(data: bytes, path: str, encoding: str) -> Document:
    """Decode strictly. Raises DocumentError for binary data, for bytes that do not fit and an unknown encoding."""
    try:
        codec = codecs.lookup(encoding)
    except LookupError:
        raise DocumentError(f"unknown encoding {encoding!r}", where=path, hint="try utf-8, latin-1 or cp1252") from None
    if not codec.name.startswith("utf-16") and not codec.name.startswith("utf-32") and b"\0" in data:
        at = data.index(b"\0")
        raise DocumentError(
            f"this is not text: byte {at} is zero", where=path, hint="is it a picture, a document or UTF-16? then say --encoding utf-16"
        )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "if it is an older file, say --encoding latin-1 or --encoding cp1252"
        raise DocumentError(f"not valid {encoding} at byte {error.start} (0x{data[error.start]:02x})", where=f"{path}:{line}", hint=hint) from None
    return Document(text, path, tuple(protected(text)), encoding)


def write(document: Document, text: str) -> bytes:
    """Encode as it was read. Raises DocumentError when the encoding has no such letter."""
    try:
        return text.encode(document.encoding)
    except UnicodeEncodeError as error:
        letter = text[error.start]
        raise DocumentError(f"{document.encoding} cannot hold {letter!r}", where=document.path, hint="convert the file to UTF-8 first") from None


def protected(text: str) -> list[Span]:
    """The spans no edit may touch: URLs, addresses, handles, tags, code, paths and file names.

    >>> t = "See https://x.ru/Zajarova, @zajarova and Zajárova."
    >>> [t[a:b] for a, b in protected(t)]
    ['https://x.ru/Zajarova,', '@zajarova']
    """
    return [Span(*m.span()) for m in _PROTECTED.finditer(text)]
