"""How often the artefact rules raise a false alarm: every rule over English that people wrote, not machines.

    python benchmarks/artefacts.py [--source TAG] [--data FOLDER ...] [--show N] [--limit WORDS] [--markdown] [--write]

Whatever a rule finds there is counted as a false alarm. The texts are what the packages on this machine carry (see
CORPUS and docs/data.md; a package that is not installed is left out and said so); each file under a --data folder is
read too, and the folder's name is its register. Only prose and headings are kept: paragraphs of whole sentences, no
code, tables or markup. Alarms are findings that would be shown, counted per 100,000 words for a rule and per 10,000 for all rules.

With --write the alarms of each rule go to MEASURED, with a digest of what the rule matches: only a rule that raised
none may have the tier `apply`, and tests/test_rules.py refuses one that has changed since.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import hashlib
import importlib.util
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import msgspec

import translit
from translit import artefacts, mentions
from translit.documents import plain
from translit.glossary import files, rulefile
from translit.glossary.schema import Rule
from translit.identify import identify
from translit.knowledge import root, sources
from translit.model import Document, Finding, Settings
from translit.resolve import resolve

# Register, where its files are, and the Debian or Python package that brings them.
CORPUS = (
    ("news", "{gensim}/test/test_data/lee*.cor", "gensim (PyPI)"),
    ("news", "/usr/lib/R/site-library/tm/texts/*/reut-*.xml", "r-cran-tm"),
    ("encyclopedia", "{gensim}/test/test_data/enwiki-latest*.bz2", "gensim (PyPI)"),
    ("essays", "/usr/share/doc/anarchism/markdown/*.md.gz", "anarchism"),
    ("quips", "/usr/share/games/fortunes/[a-z]*[a-z]", "fortunes"),
    ("handbooks", "/usr/share/doc/debian-handbook/html/en-US/*.html", "debian-handbook"),
    ("handbooks", "/usr/share/doc/gnucash-docs/gnucash-guide-en/*.html", "gnucash-docs"),
    ("handbooks", "/usr/share/developers-reference/*.html", "developers-reference"),
    ("handbooks", "/usr/share/debian-reference/*.en.html", "debian-reference-en"),
    ("handbooks", "/usr/share/gimp/2.0/help/en/*.html", "gimp-help-en"),
    ("reference", "/usr/share/doc/python3*/html/*/*.html", "python3-doc"),
    ("reference", "/usr/share/doc/postgresql-doc-*/html/*.html", "postgresql-doc"),
    ("reference", "/usr/share/doc/git/html/**/*.html", "git-doc"),
    ("reference", "/usr/share/doc/linux-doc-*/html/*/*.html", "linux-doc"),
    ("notes", "/usr/share/doc/*/[NR]E[WA][SD]*", "any"),
    ("notes", "/usr/share/perl*/**/*.pod", "perl-doc"),
    ("licences", "/usr/share/common-licenses/*", "base-files"),
    ("licences", "/usr/share/doc/*/copyright", "any"),
    ("manuals", "/usr/share/man/man[1-8]/*.gz", "any"),
)
BATCH = 4000  # code points of a text that is checked at once, about an article
MEASURED = Path(__file__).parent / "measured.tsv"
_MATCHES = ("kind", "check", "pattern", "allow", "not_after", "not_before", "near", "not_near")
_FUNCTION = re.compile(r"the|of|to|and|a|in|is|that|for|it|on|with|as|be|by|this|are|or|was|from|at|an|not|which|have|you|he")
_CODE = re.compile(r"[{}|\\<>=_~^@#*]|\w\(|::|--|\$\w|/\w+/|&\w+;|\[\[|\]\]|''")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Text(NamedTuple):
    """A piece of a corpus: its register and paragraphs of prose, with blank lines between them."""

    register: str
    prose: str


class _Page(HTMLParser):
    """The paragraphs of a page, what <p> holds, and its headings, with a # before them."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p" or re.fullmatch("h[1-6]", tag):
            self._open = True
            self.paragraphs.append("" if tag == "p" else "# ")
        elif self._open and tag in ("code", "pre", "tt", "kbd", "samp", "var"):
            self.paragraphs[-1] += " # "  # a paragraph that quotes code is not prose

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "p" and not re.fullmatch("h[1-6]", tag)

    def handle_data(self, data: str) -> None:
        if self._open:
            self.paragraphs[-1] += data


def _html(text: str) -> list[str]:
    page = _Page()
    page.feed(text)
    return page.paragraphs


def _wiki(text: str) -> list[str]:
    """Paragraphs of a dump of Wikipedia without its notes, links and bold type; templates stay, and make a paragraph code."""
    text = re.sub(r"&lt;ref.*?(?:/&gt;|&lt;/ref&gt;)", "", text, flags=re.DOTALL)
    text = re.sub(r"(?m)^=+ *(.*?) *=+$", r"# \1", text)
    text = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", re.sub(r"'{2,}", "", text))
    return text.replace("&quot;", '"').replace("&amp;nbsp;", " ").replace("&amp;", "&").split("\n")


def _manual(text: str) -> list[str]:
    """Paragraphs of a manual page: a run of lines without requests, font changes taken out."""
    text = re.sub(r"\\f.|\\&", "", text).replace("\\-", "-").replace("\\(aq", "'")
    return re.split(r"\n(?:[.'].*\n?)+", text)


def _reuters(text: str) -> list[str]:
    body = "".join(re.findall(r"<BODY>(.*?)</BODY>", text.replace("&lt;", "(").replace("&gt;", ")"), re.DOTALL))
    return re.split(r"\n\s{3,}", re.sub(r"(?i)\s*\bREUTER\W*$", "", body))


def _reader(path: Path) -> Callable[[str], list[str]]:
    name = path.name.removesuffix(".gz").removesuffix(".bz2")
    if name.startswith("reut"):
        return _reuters
    if name.startswith("enwiki"):
        return _wiki
    if re.search(r"\.[1-8][a-z]*$", name):
        return _manual
    if name.endswith((".html", ".htm")):
        return _html
    return re.compile("\n" if name.endswith(".cor") else r"\n\s*\n|\n%\n").split


def _decoded(path: Path) -> str:
    data = {".gz": gzip.decompress, ".bz2": bz2.decompress}.get(path.suffix, bytes)(path.read_bytes())
    return data.decode("utf-8", errors="strict") if b"\0" not in data else ""


def is_prose(paragraph: str) -> bool:
    """Whether a paragraph is running English text: whole sentences, words as common as everywhere, no signs of code.

    >>> is_prose("The ministry said that the bridge was closed for a week, and that it would open on Monday.")
    True
    >>> is_prose("usage: bridge [--open] [--close] FILE"), is_prose("Chapter 3. The bridge")
    (False, False)
    """
    words = [w.lower() for w in _WORD.findall(paragraph)]
    if len(words) < 12 or _CODE.search(paragraph) or not paragraph[:1].isupper() or paragraph[-1:] not in '.!?”"':
        return False
    letters = sum(c.isalpha() or c in " '’,.-" for c in paragraph)
    return letters > 0.94 * len(paragraph) and sum(_FUNCTION.fullmatch(w) is not None for w in words) > 0.2 * len(words)


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph that a reader has marked is a heading of some words.

    >>> is_heading("# The bridge is open"), is_heading("The bridge is open"), is_heading("# int main()")
    (True, False, False)
    """
    text = paragraph[2:].strip()
    return paragraph.startswith("# ") and 0 < len(_WORD.findall(text)) <= 12 and not _CODE.search(text)


def texts(files: Iterable[tuple[str, Path]], limit: int) -> Iterator[Text]:
    """The prose of the files, in pieces of about an article; a paragraph seen before is left out, `limit` is per register."""
    seen: set[int] = set()
    words: Counter[str] = Counter()
    for register, path in files:
        kept: list[str] = []
        if words[register] >= limit:
            continue
        try:
            paragraphs = _reader(path)(_decoded(path))
        except (OSError, UnicodeDecodeError, gzip.BadGzipFile):
            continue  # a broken link, or a text that is not UTF-8
        for paragraph in (" ".join(re.sub(r"(?<=\w)-\n\s*", "-", p).split()) for p in paragraphs):
            if hash(paragraph) not in seen and (is_prose(paragraph) or is_heading(paragraph)):
                seen.add(hash(paragraph))
                kept.append(paragraph.removeprefix("# "))
                words[register] += len(_WORD.findall(paragraph))
                if sum(map(len, kept)) > BATCH:
                    yield Text(register, "\n\n".join(kept) + "\n")
                    kept = []
            if words[register] >= limit:
                break
        if kept:
            yield Text(register, "\n\n".join(kept) + "\n")


def corpus(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """The files of the well-known places and of the folders given, with their registers; what is missing is said."""
    gensim = importlib.util.find_spec("gensim")
    home = Path(gensim.origin).parent if gensim and gensim.origin else None
    for register, pattern, package in CORPUS:
        where = pattern.replace("{gensim}", str(home))
        found = sorted(Path("/").glob(where.lstrip("/"))) if home or "{" not in pattern else []
        if not found:
            print(f"not here: {pattern} (from {package})")
        yield from ((register, path) for path in found if path.is_file())
    for folder in folders:
        yield from ((folder.name, path) for path in sorted(folder.rglob("*")) if path.is_file())


class Alarms(NamedTuple):
    """The words and the alarms unasked of each register, those of each rule when it is asked for, and where they were."""

    words: Counter[str]
    unasked: Counter[str]
    counts: Counter[tuple[str, str]]
    samples: dict[str, list[str]]


def measure(found: Iterable[Text], source: str, show: int) -> Alarms:
    """Run every rule of a source over the texts; a finding that another one covers is not counted, as it is not shown."""
    knows = translit.load(source)
    unasked, asked = Settings(source=source), Settings(source=source, select=frozenset(_waiting(source)))
    alarms = Alarms(Counter(), Counter(), Counter(), defaultdict(list))
    for register, prose in found:
        alarms.words[register] += len(_WORD.findall(prose))
        document = Document(prose, protected=tuple(plain.protected(prose)))
        shown = [f for f in resolve(identify(artefacts.find(document, knows, unasked, mentions.find(document, knows)), prose)) if f.kept]
        alarms.unasked[register] += len(shown)
        for finding in [*(f for f in shown if f.rule not in asked.select), *artefacts.find(document, knows, asked)]:
            alarms.counts[finding.rule, register] += 1
            if alarms.counts[finding.rule, register] <= show:
                alarms.samples[finding.rule].append(f"{register}: {_sample(prose, finding)}")
    return alarms


def _sample(text: str, finding: Finding) -> str:
    start, end = finding.span
    return f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 40]}".replace("\n", "¶")


def _waiting(source: str) -> dict[str, str]:
    """The rules that do not run everywhere, and when they do."""
    return {rule["id"]: "translated" if rule["default"] else "off" for rule in translit.load(source).rules if rule["default"] is not True}


def report(alarms: Alarms, source: str, markdown: bool) -> Iterator[str]:
    """Two tables: alarms of a run as it is by register, and of each rule that raised one, whether it is on or not."""
    waiting = _waiting(source)
    words = sum(alarms.words.values())

    def row(*cells: str) -> str:
        return f"| {' | '.join(cells)} |" if markdown else "  ".join(cell.rjust(12) for cell in cells)

    rules = _by_rule(alarms)
    yield row("register", "words", "unasked", "per 10,000", "other rules", "per 10,000")
    if markdown:
        yield row("---", *["---:"] * 5)
    for register, held in {**alarms.words, "all": words}.items():
        on = sum(n for r, n in alarms.unasked.items() if register in (r, "all"))
        rest = sum(n for (rule, r), n in alarms.counts.items() if rule in waiting and register in (r, "all"))
        yield row(register, f"{held:,}", f"{on:,}", f"{10_000 * on / held:.2f}", f"{rest:,}", f"{10_000 * rest / held:.2f}")
    yield ""
    yield row("per 100,000", "alarms", "in news", "rule")
    if markdown:
        yield row("---:", "---:", "---:", "---")
    for rule, n in sorted(rules.items(), key=lambda item: (item[0] in waiting, -item[1], item[0])):
        yield row(f"{100_000 * n / words:.2f}", str(n), str(alarms.counts[rule, "news"]), rule + (f" ({waiting[rule]})" if rule in waiting else ""))
        yield from (f"        {sample}" for sample in alarms.samples[rule])


def _by_rule(alarms: Alarms) -> Counter[str]:
    return Counter(rule for (rule, _), n in alarms.counts.items() for _ in range(n))


def digest(rule: Rule) -> str:
    """What a rule matches, as twelve letters and figures that change when it does."""
    return hashlib.blake2b(msgspec.json.encode([getattr(rule, key) for key in _MATCHES]), digest_size=6).hexdigest()


def record(alarms: Alarms, source: str) -> str:
    """The file of what was measured: a line for each rule."""
    counts = _by_rule(alarms)
    placed = rulefile.load(files.files(root(), source))
    head = f"# Written by benchmarks/artefacts.py --source {source} --write; {sum(alarms.words.values())} words of English.\nrule\talarms\tdigest\n"
    return head + "".join(f"{p.rule.id}\t{counts[p.rule.id]}\t{digest(p.rule)}\n" for p in sorted(placed, key=lambda p: p.rule.id))


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", default="es", choices=sources(), help="whose rules, besides the common ones")
    parser.add_argument("--data", type=Path, nargs="+", default=[], help="folders of more English texts")
    parser.add_argument("--show", type=int, default=0, help="so many samples of each")
    parser.add_argument("--limit", type=int, default=1_000_000, help="words of a register at most")
    parser.add_argument("--markdown", action="store_true", help="tables for docs/benchmarks.md")
    parser.add_argument("--write", action="store_true", help=f"write {MEASURED.name}")
    options = parser.parse_args()
    alarms = measure(texts(corpus(options.data), options.limit), options.source, options.show)
    if not alarms.words:
        raise SystemExit("no English text was found; install the packages named above, or say --data FOLDER")
    print("\n".join(report(alarms, options.source, options.markdown)))
    if options.write:
        MEASURED.write_text(record(alarms, options.source), encoding="utf-8")


if __name__ == "__main__":
    main()
