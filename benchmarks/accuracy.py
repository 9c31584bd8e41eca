"""How often names come out right, what is wrongly changed, how far a confidence can be believed, and how fast.

    python benchmarks/accuracy.py --data FOLDER [--source TAG ...] [--markdown]

FOLDER holds names_dev.tsv and identical_dev.tsv (columns kind, src_lang, src_form, en_forms, source), name_forms_dev.tsv
(src_lang, observed_form, kind, standard_english, note) and negatives_dev.tsv (lang, kind, form). A form is right when,
but for case, it is one of the accepted English forms. Names in texts stand in plain sentences, at most 300 of one kind
to a text. The confidence of restored names was fitted by benchmarks/calibrate.py, so rows it was fitted on flatter it.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import translit
from translit import Finding, NameResult, Span, knowledge
from translit.knowledge import Knowledge

GIVEN = "geni|=geny gueni|=geny igori|=igory itri|=itry asili|=asily leri|=lery nadi|=nady seni|=seny tali|=taly toli|=toly "
LETTERS = {
    "ca": GIVEN + "sx=shch tx=ch txov|=chev ix=sh x=sh kx=ksh j=zh dj=j gue=ge gui=gi ss=s |ie=ye aie=aye eie=eye oie=oye iev|=yev"
    " ia|=ia aia=aya ia=ya iu=yu io=yo ski|=sky",
    "cs": "šč=shch č=ch čov|=chev š=sh ž=zh dž=j ch=kh c=ts ě=e j=y ej|=ei aj|=ai ij|=y yj|=y skij|=sky ija|=ia",
    "de": GIVEN + "schtsch=shch tsch=ch dsch=j sch=sh ch=kh w=v tz=ts z=ts ss=s j=y ej|=ei aj|=ai ij|=y skij|=sky skyj|=sky ski|=sky ija|=ia",
    "es": GIVEN + "j=kh gue=ge gui=gi sch=shch chov|=chev iev|=yev aie=aye eie=eye oie=oye aia=aya ia|=ia ia=ya iu=yu io=yo ski|=sky",
    "fi": "štš=shch shtsh=shch tš=ch tsh=ch tšov|=chev š=sh ž=zh dž=j h=kh j=y ki|=ky i|=y ei|=ei ai|=ai oi|=oi yi|=y ija|=ia",
    "fr": GIVEN + "chtch=shch tch=ch ch=sh dj=j j=zh iou=yu ïou=yu ou=u gue=ge gui=gi ss=s ine|=in |ie=ye ïe=ye ïa=ya ï|=y eï|=ei aï|=ai ï=i iev|=yev"
    " ia|=ia ia=ya ski|=sky",
    "hu": "scs=shch cs=ch csov|=chev zs=zh dzs=j sz=s s=sh gy=d ny=n ty=t c=ts h=kh j=y ej|=ei aj|=ai ij|=y szkij|=sky ija|=ia",
    "it": "šč=shch č=ch š=sh ž=zh dž=j kh=kh zh=zh sh=sh ch=kh h=kh gh=g sce=she sci=shi cio=cho ciov|=chev ciu=chu cia=cha ce=che ci=chi c=ts ë=yo"
    " j=y ej|=ei aj|=ai ij|=y skij|=sky ski|=sky ija|=ia",
    "nl": GIVEN + "sjtsj=shch tsj=ch tsjov|=chev sj=sh zj=zh dzj=j ch=kh oe=u j=y ej|=ei aj|=ai ij|=y ski|=sky skij|=sky ija|=ia",
    "no": "sjtsj=shch tsj=ch tsjov|=chev sj=sh zj=zh dzj=j kh=kh j=y ej|=ei aj|=ai ij|=y yj|=y skij|=sky ski|=sky ija|=ia",
    "pl": "szcz=shch sz=sh cz=ch ch=kh ż=zh dż=j w=v iew|=yev iewa|=yeva ł=l c=ts j=y ej|=ei aj|=ai ij|=y yj|=y skij|=sky skyj|=sky ski|=sky ija|=ia"
    " ia|=ia ie=e ia=ya iu=yu io=yo",
    "pt": GIVEN + "chtch=shch tch=ch tchov|=chev ch=sh j=zh dj=j gue=ge gui=gi ss=s ia|=ia aia=aya ia=ya iu=yu ie=ye io=yo ski|=sky",
    "ro": GIVEN + "șci=shch șc=shch cio=cho ciov|=chev cea=cha ciu=chu ce=che ci=chi ș=sh ț=ts ş=sh ţ=ts j=zh dj=j h=kh ghe=ge ghi=gi î=y â=y îi|=y"
    " ia|=ia aia=aya ia=ya iu=yu io=yo ie=ye ski|=sky",
    "sv": "sjtj=shch tj=ch tjov|=chev sj=sh zj=zh dzj=j ch=kh w=v j=y ej|=ei aj|=ai ij|=y yj|=y skij|=sky ski|=sky ija|=ia",
    "tr": GIVEN + "şç=shch ş=sh ç=ch c=j j=zh kh=kh sh=sh zh=zh ch=ch h=kh ı=y iy|=y skiy|=sky ski|=sky",
}
"""Letter tables, source=English: the longest first, | for the border of a word. Marks on letters they do not have are dropped."""

PAIRED = ("muse", "dr5hn", "everypolitician", "kgeography", "kstars", "libgweather", "cldr")
"""Sources that give a form and its English beside each other; rows from others were joined by letter rules."""
FRAMES = ["The delegate {} spoke on Monday.", "According to {}, talks will resume.", "Reporters met {} near the border."]
FRAMES += ["In {} the roads were closed.", "Sources in {} confirmed the visit."]
METHODS = ("as is", "no accents", "letter table", "translit", "translit top-5")
STAY = ("native names", "native words", "English names", "English words", "already right")
FILES = ("names_dev.tsv", "name_forms_dev.tsv", "identical_dev.tsv", "negatives_dev.tsv")
FOUND = ("restored, apply", "restored, suggest", "listed, apply", "listed, suggest", "right in the text")
TEXT_SIZE, EVERY = 300, "every"

Row = dict[str, str]
Pairs = list[tuple[float, bool]]
Table = tuple[str, Sequence[str], Sequence[Sequence[str]]]
Tally = defaultdict[tuple[str, str], Counter[str]]


class Source(NamedTuple):
    """One source language: what is known, its letter table, what its names came to, and how long they took."""

    tag: str
    knows: Knowledge
    letters: Callable[[str], str]
    named: dict[str, NameResult]
    seconds: float
    by_letters: float


class Framed(NamedTuple):
    """A form that stands in a text, and the kept findings that touch it."""

    form: str
    span: Span
    findings: list[Finding]

    def after(self, finding: Finding | None = None) -> str:
        """What the form is once this finding is carried out, or all that `normalise` carries out."""
        findings = [finding] if finding else [f for f in self.findings if f.tier is translit.Tier.APPLY]
        text, start = self.form, self.span.start
        for f in sorted(findings, key=lambda f: -f.span.start):
            text = text[: max(f.span.start - start, 0)] + f.suggestions[0] + text[max(f.span.end - start, 0) :]
        return text


def rows(path: Path) -> list[Row]:
    """The rows of a table."""
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def key(form: str) -> str:
    """A form without its case."""
    return unicodedata.normalize("NFC", form).casefold()


def accepted(forms: str) -> set[str]:
    """The keys of the accepted forms."""
    return {key(form) for form in forms.split("|")}


def plain(text: str) -> str:
    """The text without marks on its letters."""
    apart = unicodedata.normalize("NFD", text.translate(str.maketrans("łŁıøØđĐ", "lLioOdD")))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def letter_table(tag: str) -> Callable[[str], str]:
    """What puts a name into English by the letter table of a source language, word by word."""
    rules = dict(pair.split("=") for pair in LETTERS[tag].split())
    ordered = sorted(rules, key=lambda rule: (-len(rule.strip("|")), -len(rule)))
    own, english = set("".join(rules)), [rules[rule] for rule in ordered]
    pattern = re.compile("|".join(f"({rule})" for rule in ordered).replace("(|", r"(\b").replace("|)", r"\b)"))

    def word(match: re.Match[str]) -> str:
        lower = "".join(c if c in own else plain(c) for c in match[0].lower())
        made = pattern.sub(lambda m: english[(m.lastindex or 1) - 1], lower)
        return made.upper() if match[0].isupper() else made.capitalize() if match[0][0].isupper() else made

    return lambda name: re.sub(r"\w+", word, unicodedata.normalize("NFC", name))


def source(tag: str, forms: Sequence[str]) -> Source:
    """Look up all forms, each once and for the first time, and time that."""
    knows, letters = translit.load(tag), letter_table(tag)
    translit.name("Xyzzy", knowledge=knows)  # what is made only once is made here
    started = time.process_time()
    named = {form: translit.name(form, knowledge=knows) for form in forms}
    looked_up = time.process_time()
    for form in forms:
        letters(form)
    return Source(tag, knows, letters, named, looked_up - started, time.process_time() - looked_up)


def framed(here: Source, forms: Sequence[str]) -> Iterator[Framed]:
    """The forms in sentences, a text of at most 300 at a time, normalised."""
    for first in range(0, len(forms), TEXT_SIZE):
        text, spans = "", []
        for i, form in enumerate(forms[first : first + TEXT_SIZE]):
            before, after = FRAMES[i % len(FRAMES)].split("{}")
            text += before
            spans.append((form, Span(len(text), len(text) + len(form))))
            text += form + after + ("\n\n" if i % len(FRAMES) == len(FRAMES) - 1 else " ")
        kept = [f for f in translit.normalise(text, knowledge=here.knows).findings if f.kept and f.suggestions]
        for form, span in spans:
            yield Framed(form, span, [f for f in kept if f.span.overlaps(span)])


def score(here: Source, form: str, right: set[str]) -> list[str]:
    """The methods that make a right form of it."""
    result = here.named[form]
    made = [{form}, {plain(form)}, {here.letters(form)}, {result.best}, {result.best, *(c.english for c in result.candidates[:5])}]
    return [method for method, forms in zip(METHODS, made, strict=True) if right & {key(form) for form in forms}]


def count(tally: Tally, tag: str, groups: Sequence[str], hits: Sequence[str]) -> None:
    """Count one row in its groups, for its language and for every language."""
    for group in groups:
        tally[tag, group].update(["rows", *hits])
        tally[EVERY, group].update(["rows", *hits])


def methods(here: Source, data: Sequence[Row], forms: Sequence[Row], of_names: Tally, of_forms: Tally) -> None:
    """Count which methods are right: names by kind and by how the row was collected, forms apart where context decides."""
    for row in data:
        paired = any(part.startswith(PAIRED) for part in row["source"].split("+"))
        groups = [row["kind"], "paired" if paired else "by letter rules", "all"]
        count(of_names, here.tag, groups, score(here, row["src_form"], accepted(row["en_forms"])))
    for row in forms:
        notes = {"SOFT", "GATE"} & set(row["note"].replace(":", " ").split())
        groups = [min(notes)] if notes else [row["kind"] if row["kind"] in ("person", "place") else "other", "all"]
        count(of_forms, here.tag, groups, score(here, row["observed_form"], accepted(row["standard_english"])))


def stay(here: Source, negatives: Sequence[Row], identical: Sequence[Row], tally: Tally) -> None:
    """Count what must stay and is changed all the same."""
    texts: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
    for row in negatives:
        if row["lang"] in (here.tag, "en"):
            texts["English" if row["lang"] == "en" else "native", row["kind"]][row["form"]] = {row["form"]}
    for row in identical:
        texts["already right", row["kind"]][row["src_form"]] = {row["src_form"], *row["en_forms"].split("|")}
    for (whose, kind), forms in texts.items():
        group = whose if whose in STAY else f"{whose} {'words' if kind.startswith('word') else 'names'}"
        for item in framed(here, random.Random(1).sample(list(forms), len(forms))):
            count(tally, here.tag, [group], ["changed"] if item.after() not in forms[item.form] else [])


def precision(here: Source, data: Sequence[Row], tally: Tally) -> None:
    """Count the findings on names in sentences by how they were found and by tier, and those whose first form is right."""
    right = {row["src_form"]: accepted(row["en_forms"]) for row in data}
    for item in framed(here, random.Random(1).sample(list(right), len(right))):
        count(tally, here.tag, [FOUND[-1]], ["right"] if key(item.after()) in right[item.form] else [])
        for f in item.findings:
            if f.how != "rule":
                how = "restored" if f.how in ("restored", "near") else "listed"
                count(tally, here.tag, [f"{how}, {f.tier}"], ["right"] if is_right(item, f, right[item.form]) else [])


def is_right(item: Framed, finding: Finding, good: set[str]) -> bool:
    """Whether the finding makes a right form, or, on one word of several, a word of a right form."""
    if finding.span.contains(item.span):
        return key(item.after(finding)) in good
    return any(f" {key(finding.suggestions[0])} " in f" {form} ".replace("-", " ") for form in good)


def share(counter: Counter[str], what: str, per: int = 1) -> str:
    """A share of the rows and how many they are, or a dash where there are none."""
    return f"{per * counter[what] / counter['rows']:.{1 if per > 1 else 3}f} of {counter['rows']}" if counter["rows"] else "–"


def methods_table(title: str, tags: Sequence[str], groups: Sequence[str], tally: Tally) -> Table:
    """The methods side by side."""
    lines = [(tag, group, tally[tag, group]) for tag in tags for group in groups if (tag, group) in tally]
    return (
        title,
        ("source", "rows of", "rows", *METHODS),
        [(t, g, str(c["rows"]), *(f"{c[m] / c['rows']:.3f}" for m in METHODS)) for t, g, c in lines],
    )


def bins(pairs: Pairs, number: int) -> list[tuple[int, float, float]]:
    """For each of so many bins of confidence: how many, their mean confidence, the share that is right."""
    found: list[Pairs] = [[p for p in pairs if min(number - 1, int(p[0] * number)) == i] for i in range(number)]
    return [(len(b), sum(sure for sure, _ in b) / max(1, len(b)), sum(right for _, right in b) / max(1, len(b))) for b in found]


def calibration(tags: Sequence[str], pairs: dict[str, Pairs]) -> list[Table]:
    """Ten bins over all languages, and each language's expected calibration error: the mean distance, weighed by size."""
    header, whole = ("rows", "mean confidence", "right"), bins(pairs[tags[-1]], 10)
    lines = [(f"{i / 10:.1f} to {(i + 1) / 10:.1f}", f"{n}", f"{sure:.3f}", f"{right:.3f}") for i, (n, sure, right) in enumerate(whole) if n]
    errors = []
    for tag in tags:
        (n, sure, right), error = bins(pairs[tag], 1)[0], sum(n * abs(sure - right) for n, sure, right in bins(pairs[tag], 10))
        errors.append((tag, f"{n}", f"{sure:.3f}", f"{right:.3f}", f"{error / max(1, n):.3f}"))
    return [("Confidence of restored names", ("confidence", *header), lines), ("Calibration", ("source", *header, "error"), errors)]


def measure(folder: Path, tags: Sequence[str]) -> list[Table]:
    """All tables, every language measured on its own."""
    dev, forms, identical, negatives = (rows(folder / file) for file in FILES)
    tallies: list[Tally] = [defaultdict(Counter) for _ in range(4)]
    pairs: dict[str, Pairs] = defaultdict(list)
    speeds = []
    for tag in tags:
        dev_, forms_, same = ([row for row in table if row["src_lang"] == tag] for table in (dev, forms, identical))
        asked = [row["src_form"] for row in dev_ + same] + [row["observed_form"] for row in forms_]
        here = source(tag, list(dict.fromkeys(asked)))
        methods(here, dev_, forms_, tallies[0], tallies[1])
        stay(here, negatives, same, tallies[2])
        precision(here, dev_, tallies[3])
        restored = [(row, result) for row in dev_ + same if (result := here.named[row["src_form"]]).how == "restored"]
        pairs[tag] = [(result.confidence, key(result.best) in accepted(row["en_forms"])) for row, result in restored]
        pairs[EVERY] += pairs[tag]
        speeds.append((tag, str(len(here.named)), f"{len(here.named) / here.seconds:,.0f}", f"{len(here.named) / here.by_letters:,.0f}"))
    shown = [*tags, EVERY] if len(tags) > 1 else list(tags)
    stays = [(tag, *(share(tallies[2][tag, group], "changed", 1000) for group in STAY)) for tag in shown]
    found = [(tag, *(share(tallies[3][tag, group], "right") for group in FOUND)) for tag in shown]
    return [
        methods_table("Names: share right", shown, ("person_token", "person_full", "place", "paired", "by letter rules", "all"), tallies[0]),
        methods_table("Names as news writes them: share right", shown, ("person", "place", "other", "all", "SOFT", "GATE"), tallies[1]),
        ("What must stay: wrongly changed per 1,000", ("source", *STAY), stays),
        ("Findings on names in sentences: first form right", ("source", *FOUND), found),
        *calibration(shown, pairs),
        ("Names a second of processor time, one core, nothing looked up twice", ("source", "names", "translit", "letter table"), speeds),
    ]


def render(table: Table, markdown: bool) -> str:
    """The table as Markdown or in aligned columns."""
    title, header, body = table
    if markdown:
        lines = [header, ["---"] + ["---:"] * (len(header) - 1), *body]
        return f"### {title}\n\n" + "".join("| " + " | ".join(line) + " |\n" for line in lines)
    widths = [max(map(len, column)) for column in zip(header, *body, strict=True)]
    return f"{title}\n" + "".join("  " + "  ".join(map(str.rjust, line, widths)) + "\n" for line in (header, *body))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--source", nargs="+", choices=knowledge.sources(), default=knowledge.sources(), metavar="TAG")
    parser.add_argument("--markdown", action="store_true")
    asked = parser.parse_args()
    counts = ", ".join(f"{file} ({len(rows(asked.data / file)):,} rows)" for file in FILES)
    print(f"Measured on {date.today().isoformat()} with translit {translit.__version__} on {counts}.\n")
    print("\n".join(render(table, asked.markdown) for table in measure(asked.data, asked.source)))


if __name__ == "__main__":
    main()
