"""Which files a run's knowledge is made from; this module is on the path of every start and imports nothing heavy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translit.errors import GlossaryError, SettingError, did_you_mean

_RULES = re.compile(r"(^|/)artefacts(\.yaml|/[^/]+\.yaml)$")
_BORROWS = re.compile(rb"^borrows:(.*\n(?:[ \t#].*\n|\s*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class File:
    """One file's bytes: `name` is what messages call it, `shipped` whether it came with the program.

    With `lends` it is there for other files to borrow its rules; they do not run by themselves.
    """

    name: str
    path: Path
    data: bytes
    shipped: bool
    lends: bool = False

    def lines(self) -> list[str]:
        """The lines of a plain list, without comments and blank lines."""
        return [line.strip() for line in self.data.decode("utf-8").splitlines() if line.strip() and not line.startswith("#")]


def sources(root: Path) -> list[str]:
    """The source languages under the glossary folder `root`: the folders with a system."""
    return sorted(p.name for p in (root / "sources").iterdir() if (p / "system.yaml").is_file())


def language_folder(root: Path, source: str) -> Path:
    """The folder of a source language: a shipped one by its tag, or any folder that holds a system.

    Raises SettingError when there is neither.
    """
    if source in (known := sources(root)):
        return root / "sources" / source
    if (Path(source) / "system.yaml").is_file():
        return Path(source)
    raise SettingError(f"no source language {source!r}", hint=did_you_mean(source, known))


def files(root: Path, source: str, extra: Sequence[Path] = ()) -> list[File]:
    """The files under the glossary folder `root` that a run from `source` needs, then the user's own.

    A folder's own files come before those of its folders: what a spelling means first stands in the former.
    Raises SettingError for a source language that has no folder and GlossaryError for a file that is not there.
    """
    own_language = language_folder(root, source)
    found: list[File] = []
    for folder in (root / "concepts", root / "common", root / "english", root / "styles", own_language):
        for path in sorted(folder.rglob("*"), key=lambda path: (len(path.parts), path)):
            if path.suffix in (".yaml", ".txt"):
                found.append(_shipped(root, path))
    mine = [own(path) for path in extra]
    lenders = sorted({tag for file in found + mine for tag in _lenders(file, sources(root)) if tag != source})
    lent = [_shipped(root, path, lends=True) for tag in lenders for path in _rule_files(root / "sources" / tag)]
    return found + lent + mine


def holds_rules(name: str) -> bool:
    """Whether a shipped file holds artefact rules, by its name.

    >>> holds_rules("sources/es/artefacts.yaml"), holds_rules("sources/es/artefacts/war.yaml"), holds_rules("sources/es/system.yaml")
    (True, True, False)
    """
    return bool(_RULES.search(name))


def _rule_files(folder: Path) -> list[Path]:
    """The rule files of a source language, the one with the classes for all of them first."""
    return [path for path in (folder / "artefacts.yaml", *sorted((folder / "artefacts").glob("*.yaml"))) if path.is_file()]


def _shipped(root: Path, path: Path, lends: bool = False) -> File:
    name = path.relative_to(root) if path.is_relative_to(root) else path
    return File(name.as_posix(), path, path.read_bytes(), True, lends)


def _lenders(file: File, known: Sequence[str]) -> Iterator[str]:
    """The source languages from which a file may borrow rules; a file is not parsed on the path of every start.

    One language too many costs nothing but the reading of its file.
    """
    if file.shipped and not holds_rules(file.name):
        return
    for block in _BORROWS.findall(file.data + b"\n"):
        yield from (tag for tag in known if re.search(rb"\b%b['\"]?\s*:" % tag.encode(), block))


def own(path: Path) -> File:
    """A file of the user's own. Raises GlossaryError when it cannot be read."""
    try:
        return File(str(path), path, path.read_bytes(), False)
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", where=str(path), hint="name a YAML file of concepts or of rules") from None
