"""All that a run knows, loaded once: the spelling index and the rules, compiled from the glossary files and kept.

Compiling takes seconds, loading milliseconds. What was compiled is found again by a key over the program's version,
its compiling modules and the bytes of every file it was made from: first among the files that came with the program, then in the user's
cache folder. Nothing has to be told that a glossary changed.
"""

from __future__ import annotations

import functools
import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translit.errors import SettingError, did_you_mean
from translit.glossary import files
from translit.glossary.entries import DEFAULT_STYLE
from translit.model import Finding, Tier, Weights
from translit.text import fold

if TYPE_CHECKING:
    from translit.glossary.files import File
    from translit.glossary.schema import Amendment, Style
    from translit.names.confidence import Confidence
    from translit.names.detect import Detector
    from translit.names.lexicon import Lexicon
    from translit.names.restore import Restorer
    from translit.names.systems import System

_HERE = Path(__file__).parent
_FORMAT = f"{sys.implementation.cache_tag} {marshal.version}"
# The modules that decide what compiled tables look like: when one changes, tables compiled before are not used.
_COMPILERS = (
    "table.py", "text.py", "artefacts/literal.py", "artefacts/notation.py", "artefacts/rules.py", "artefacts/sequences.py",
    "glossary/entries.py", "glossary/index.py",
    "glossary/kinds.py", "glossary/library.py", "glossary/own.py", "glossary/rulefile.py", "glossary/schema.py", "names/systems.py",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Knowledge:
    """What one run knows: its source language, its house style, and the compiled tables."""

    source: str
    style: str
    tables: dict[str, Any]

    @property
    def index(self) -> dict[str, Any]:
        """The spelling index, as `translit.glossary.index.build` makes it."""
        index: dict[str, Any] = self.tables["index"]
        return index

    @property
    def rules(self) -> list[dict[str, Any]]:
        """The artefact rules, as `translit.artefacts.rules.compile_rules` makes them."""
        rules: list[dict[str, Any]] = self.tables["rules"]
        return rules

    @property
    def weights(self) -> Weights:
        """What findings weigh in the quality figure, by the house style."""
        return Weights(**self.tables["weights"][self.style])

    @cached_property
    def restorer(self) -> Restorer:
        """What restores names that no glossary lists; built from the systems and the name models when first asked."""
        from translit.names import lexicon, model
        from translit.names.reading import Reader
        from translit.names.restore import RARE, RAREST, Language, Own, Restorer
        from translit.names.systems import System

        norm, models = self.tables["styles"][self.style], root() / "natives" / "models"
        english, written = self.tables["english"][norm], self.tables["systems"]

        def language(name: str) -> Language:
            system = System.from_rows(marshal.loads(written[name]))
            reader = Reader(system, model.load(models / f"{name}.letters"), lexicon.load(models / f"{name}.words"))
            return Language(reader, System.from_rows(marshal.loads(english[name])), RARE.get(name, RAREST))

        languages = [name for name in written if (models / f"{name}.words").is_file()]

        def own(tags: Iterable[str]) -> list[Own]:
            paths = (models / f"own-{tag}.letters" for tag in tags)
            return [Own(model.load(path), lexicon.load(path.with_suffix(".words"))) for path in paths if path.is_file()]

        others = [tag for tag in sources() if tag != self.source]
        return Restorer(languages, language, own((self.source, "en")), lambda: own(others), norm == self.tables["styles"][DEFAULT_STYLE])

    @cached_property
    def confidence(self) -> Confidence:
        """What says how sure a restored name is."""
        from translit.names.confidence import Confidence

        return Confidence(root() / "natives" / "confidence.json", self.source)

    @property
    def english_words(self) -> frozenset[str]:
        """Common English words, lower-case."""
        return english_words()

    @property
    def source_words(self) -> frozenset[str]:
        """Common words of the source language that are no English words, lower-case."""
        return source_words(self.source)

    def amended(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings as the user's own glossaries allow them: some are dropped, some may do less."""
        amendments: dict[str, Any] = self.tables["amendments"]
        if not amendments:
            return list(findings)
        made = []
        for finding in findings:
            tier, stays = amendments.get(finding.rule, (None, ()))
            if tier == "off" or (stays and fold(finding.text) in stays):
                continue
            if tier == Tier.FLAG:
                finding = replace(finding, tier=Tier.FLAG, fixes=())
            elif tier == Tier.SUGGEST and finding.tier is Tier.APPLY:
                finding = replace(finding, tier=Tier.SUGGEST)
            made.append(finding)
        return made

    def rule_ids(self) -> set[str]:
        """Every rule and concept that a finding may name."""
        return {rule["id"] for rule in self.rules} | set(self.index["ids"])


@functools.lru_cache(maxsize=2)
def english_words(name: str = "english-words.txt") -> frozenset[str]:
    """Common English words, lower-case, or with `english-proper.txt` names that English knows (January, Asian)."""
    # The comment in the first line is no word of any text, so it need not be taken out.
    return frozenset((root() / "common" / name).read_text(encoding="utf-8").split("\n"))


@functools.lru_cache(maxsize=4)
def source_words(source: str) -> frozenset[str]:
    """The words of `sources/TAG/words.txt`, lower-case; none where there is no such list."""
    path = root() / "sources" / source / "words.txt"
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def english_knows(word: str, as_name: bool = False) -> bool:
    """Whether a (lower-case) word is an English word or a name that English knows; `as_name`: whether it is such a name and no word."""
    return not as_name if word in english_words() else word in english_words("english-proper.txt")


def english_names() -> Lexicon:
    """English words and names at home in English."""
    from translit.names import lexicon

    return lexicon.load(root() / "natives" / "models" / "own-en.words")


@functools.lru_cache(maxsize=1)
def detector() -> Detector:
    """What tells the source language from the spelling of names."""
    from translit.names.detect import Detector

    return Detector(root() / "natives" / "models" / "sources.bin")


def root() -> Path:
    """The folder of the shipped glossaries: inside the installed package, or beside it in a checkout."""
    inside = _HERE / "glossaries"
    return inside if inside.is_dir() else _HERE.parent / "glossaries"


def sources() -> list[str]:
    """The source languages there are: the folders with a system."""
    return files.sources(root())


def load(source: str = "es", style: str = "news", glossaries: Sequence[str | os.PathLike[str]] = ()) -> Knowledge:
    """What is known for a source language and a house style, with the user's own glossary files on top.

    `source` is the tag of a shipped language, or a folder of the user's own with a system.yaml.

    Raises SettingError for an unknown source or style, GlossaryError for a file that is not as it should be.

    >>> load("es").source
    'es'
    """
    found = files.files(root(), source, [Path(g) for g in glossaries])
    source = files.language_folder(root(), source).resolve().name
    tables = _stored(key := _key(found, source))
    if tables is None:
        tables = compile_tables(found, source)
        _store(_cache(), key, tables)
    if style not in tables["styles"]:
        raise SettingError(f"no house style {style!r}", hint=did_you_mean(style, list(tables["styles"])))
    return Knowledge(source, style, tables)


def compile_tables(found: Sequence[File], source: str) -> dict[str, Any]:
    """Read, check and compile the files. Raises GlossaryError for the first one that is wrong."""
    from translit.artefacts.rules import compile_rules
    from translit.glossary import index, library

    knows, shipped = library.load(found, source), [file for file in found if file.shipped]
    # Beside files of the user's own, the shipped rules are taken as they were compiled before.
    before = (_stored(_key(shipped, source)) or {}).get("rules", ()) if len(shipped) < len(found) else ()
    return {
        "styles": {name: style.norm for name, style in knows.styles.items()},
        "weights": {name: _weights(name, knows.styles) for name in knows.styles},
        "systems": _packed(knows.systems),
        "english": {norm: _packed(systems) for norm, systems in knows.english.items()},
        "index": index.build(knows),
        "rules": compile_rules(knows.rules, before=before),
        "people": knows.word_lists(),
        "amendments": _amendments(knows.amendments),
    }


def _amendments(entries: Sequence[Amendment]) -> dict[str, Any]:
    """By rule: the most it may do (None for what it was shipped to do), and the folded words on which it is silent."""
    made: dict[str, Any] = {}
    for entry in entries:
        tier, stays = made.get(entry.rule, (None, []))
        made[entry.rule] = (entry.tier or tier, [*stays, *map(fold, entry.stays)])
    return made


def _weights(name: str, styles: Mapping[str, Style]) -> dict[str, float]:
    """What a style, and before it the one it inherits from, says of the quality figure."""
    style = styles[name]
    inherited = styles[style.inherits].quality if style.inherits else {}
    return {str(name): weight for said in (inherited, style.quality) for name, weight in said.items()}


def _packed(systems: Mapping[str, System]) -> dict[str, bytes]:
    """Systems as bytes, so that only those a run reads with are built."""
    return {language: marshal.dumps(system.rows()) for language, system in systems.items()}


def ship(folder: Path) -> list[Path]:
    """Compile the shipped glossaries of every source into `folder`, as the build of a wheel does."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for source in sources():
        found = files.files(root(), source)
        key = _key(found, source)
        _store(folder, key, compile_tables(found, source))
        made.append(folder / key)
    return made


def _key(found: Sequence[File], source: str) -> str:
    from translit import __version__

    digest = hashlib.blake2b(f"{_FORMAT} {__version__} {source}".encode(), digest_size=16)
    for name in _COMPILERS:
        digest.update((_HERE / name).read_bytes())
    for file in found:
        digest.update(f"\0{file.name}\0{len(file.data)}\0{file.shipped}\0".encode())
        digest.update(file.data)
    return f"{source}-{digest.hexdigest()}.bin"


def _stored(key: str) -> dict[str, Any] | None:
    for folder in (_HERE / "compiled", _cache()):
        try:
            data = (folder / key).read_bytes()
        except OSError:
            continue
        if hashlib.blake2b(body := data[16:], digest_size=16).digest() == data[:16]:
            tables: dict[str, Any] = marshal.loads(body)
            return tables
    return None


def _store(folder: Path, key: str, tables: dict[str, Any]) -> None:
    """Keep the tables for the next run; a folder that cannot be written only makes that run slower."""
    try:
        body = marshal.dumps(tables)
        folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=folder)
        with open(handle, "wb") as file:
            file.write(hashlib.blake2b(body, digest_size=16).digest() + body)
        os.replace(part, folder / key)
    except OSError:
        return


def _cache() -> Path:
    if given := os.environ.get("TRANSLIT_CACHE"):
        return Path(given)
    homes = {"win32": Path(os.environ.get("LOCALAPPDATA") or Path.home()), "darwin": Path.home() / "Library" / "Caches"}
    return homes.get(sys.platform, Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")) / "translit"
