"""A report to send: one HTML file that asks nothing of the network, prints, and shows article, changes and reasons.

It is built as a tree of elements, never from strings, so that nothing in an article can become markup.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree

from translit.model import Decision, Finding, Result
from translit.text import Lines, visible

Element = ElementTree.Element
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_BAR = 22
"""The height of one bar of a chart, in pixels."""


def render(result: Result) -> str:
    """The whole file.

    >>> from translit.model import Document, Settings
    >>> page = render(Result(Document("<script>", "a.txt"), Settings(), (), (), "<script>"))
    >>> "<script>" in page, "&lt;script&gt;" in page
    (False, True)
    """
    kept = [f for f in result.findings if f.kept]
    lines = Lines(result.document.text)
    head = _e(
        "head",
        _e("meta", charset="utf-8"),
        _e("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        _e("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _e("title", f"{_shown(result.document.path)}: findings"),
        _e("style", Path(__file__).with_name("html.css").read_text(encoding="utf-8")),
    )
    body = _e(
        "body",
        _e("header", _e("h1", _shown(Path(result.document.path).name)), _e("p", _sentence(result), class_="quiet")),
        _summary(result, kept),
        _e("section", _e("h2", "Article"), _legend(), *_article(result, kept), class_="article"),
        _findings(result, kept, lines),
        _names(kept),
        _entries(kept),
    )
    return "<!doctype html>\n" + ElementTree.tostring(_e("html", head, body, lang="en"), encoding="unicode", method="html") + "\n"


def _e(tag: str, *children: Element | str | None, **attributes: str) -> Element:
    """An element; `class_` and `http_equiv` stand for the attributes that Python cannot spell."""
    element = Element(tag, {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()})
    last: Element | None = None
    for child in children:
        if isinstance(child, str):
            if last is None:
                element.text = (element.text or "") + child
            else:
                last.tail = (last.tail or "") + child
        elif child is not None:
            element.append(child)
            last = child
    return element


def _shown(text: str) -> str:
    """Other people's text without control characters, but with its tabs and line ends."""
    return "\t".join(visible(piece) for piece in text.replace("\r\n", "\n").split("\t"))


def _inline(text: str) -> str:
    return _shown(text).replace("\n", "⏎") if text else "(deleted)"


def _sentence(result: Result) -> str:
    settings = result.settings
    who = sorted({d.who for d in result.decisions.values()})
    reviewed = f" Reviewed by {', '.join(map(_shown, who))}." if who else ""
    return f"Translated from {settings.source}, house style {settings.style}.{reviewed}"


def _state(finding: Finding, result: Result) -> str:
    """What became of a finding, in a word."""
    if decision := result.decisions.get(finding.id):
        return {"accept": "accepted", "reject": "rejected", "replace": "typed"}[decision.verdict]
    return "applied" if result.applied(finding) else ("suggested" if finding.fixes else "flagged")


def _new(finding: Finding, result: Result) -> str | None:
    """What the finding's words are in the result's text; None when they stay."""
    if not result.applied(finding):
        return None
    decision: Decision | None = result.decisions.get(finding.id)
    return decision.new if decision else finding.fixes[0].text


def _summary(result: Result, kept: Sequence[Finding]) -> Element:
    states = Counter(_state(f, result) for f in kept)
    order = ("applied", "accepted", "typed", "rejected", "suggested", "flagged")
    cards = [_e("li", _e("b", str(states[state])), f" {state}") for state in order if states[state]]
    return _e(
        "section",
        _e("h2", "Summary"),
        _e("ul", _e("li", _e("b", str(len(kept))), " findings"), *cards, class_="numbers"),
        _e(
            "div",
            _chart("By category", Counter(f.category.replace("-", " ") for f in kept)),
            _chart("By tier", Counter(str(f.tier) for f in kept)),
            class_="charts",
        )
        if kept
        else None,
    )


def _chart(title: str, counts: Counter[str]) -> Element:
    """Horizontal bars with their names and numbers, the longest first."""
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    most = rows[0][1]
    bars: list[Element] = []
    for i, (name, count) in enumerate(rows):
        y = i * 2 * _BAR
        bars.append(_e("text", _shown(name), x="0", y=str(y + 15)))
        bars.append(_e("rect", x="0", y=str(y + _BAR), width=str(max(2, round(300 * count / most))), height=str(_BAR - 8), rx="3"))
        bars.append(_e("text", str(count), x=str(max(2, round(300 * count / most)) + 8), y=str(y + _BAR + 12), class_="count"))
    label = f"{title}: " + ", ".join(f"{name} {count}" for name, count in rows)
    return _e("figure", _e("figcaption", title), _e("svg", *bars, viewBox=f"0 0 400 {2 * _BAR * len(rows)}", role="img", aria_label=label))


def _legend() -> Element:
    kinds = (
        ("name", "person or place"),
        ("term", "organisation, medium, term"),
        ("consistency", "two spellings"),
        ("artefact", "trace of translation"),
    )
    return _e("p", *(_e("span", _e("span", kind, class_=f"mark {kind}"), f" {about} ") for kind, about in kinds), class_="legend quiet")


def _article(result: Result, kept: Sequence[Finding]) -> list[Element]:
    """The text in paragraphs, each finding marked and linked to its line in the table."""
    text, at = result.document.text, 0
    number = {f.id: i for i, f in enumerate(kept, 1)}
    pieces: list[Element | str] = []
    for finding in _marked(result, kept):
        pieces += [_shown(text[at : finding.span.start]), _mark(finding, result, number[finding.id])]
        at = finding.span.end
    return [_e("div", *pieces, _shown(text[at:]), class_="text")]


def _marked(result: Result, kept: Iterable[Finding]) -> list[Finding]:
    """The findings to mark, none of which overlap: rejected ones and notes give way, and suggestions to what was applied within them."""
    made: list[Finding] = []
    for finding in sorted(kept, key=lambda f: (_state(f, result) == "rejected", not result.applied(f), f.note, f.span, f.id)):
        i = bisect.bisect_left(made, finding.span.end, key=lambda f: f.span.start)
        if i == 0 or made[i - 1].span.end <= finding.span.start:
            made.insert(i, finding)
    return made


def _mark(finding: Finding, result: Result, number: int) -> Element:
    new, words = _new(finding, result), _shown(finding.text)
    line_end = words[len(words.rstrip("\n")) :]
    bare = words.removesuffix(line_end)
    shown = [_e("del", bare), _e("ins", _shown(new) or "⌫")] if new is not None and new != finding.text else [bare]
    return _e("a", *shown, _e("sup", str(number)), line_end, href=f"#finding-{number}", class_=f"mark {finding.kind} {_state(finding, result)}")


def _findings(result: Result, kept: Sequence[Finding], lines: Lines) -> Element | None:
    rows = []
    for i, finding in enumerate(kept, 1):
        new = _new(finding, result)
        instead = _inline(new) if new is not None else " | ".join(map(_inline, finding.suggestions))
        decision = result.decisions.get(finding.id)
        by = _e("div", f"{_shown(decision.who)}, ", _e("span", _shown(decision.when[:10]), class_="date"), class_="quiet") if decision else None
        note = _e("div", f"“{_shown(decision.note)}”") if decision and decision.note else None
        rows.append(
            _e(
                "tr",
                _e("td", str(i), class_="number"),
                _e("td", str(lines.position(finding.span.start)[0]), class_="number"),
                _e("td", _e("b", _inline(finding.text))),
                _e("td", instead),
                _e("td", _state(finding, result), by, note),
                _e(
                    "td",
                    _shown(finding.message) + _also(finding, lines),
                    _e("div", f"{_shown(finding.rule)} · {finding.severity} · {finding.confidence:.2f}", class_="quiet"),
                ),
                id=f"finding-{i}",
            )
        )
    return _table("Findings", ("no.", "line", "words", "instead", "state", "why"), rows)


def _also(finding: Finding, lines: Lines) -> str:
    places = ", ".join(str(lines.position(place.start)[0]) for place in finding.places)
    return f" (also in line {places})" if places else ""


def _names(kept: Iterable[Finding]) -> Element | None:
    """Every name's reading: as written, in its own script, in English."""
    counts = Counter((f.text, f.native, f.fixes[0].text, f.how, f.confidence) for f in kept if f.native and f.fixes)
    rows = [
        _e(
            "tr",
            _e("td", _inline(text)),
            _e("td", _shown(native or "")),
            _e("td", _e("b", _inline(new))),
            _e("td", how),
            _e("td", f"{confidence:.2f}", class_="number"),
            _e("td", str(count), class_="number"),
        )
        for (text, native, new, how, confidence), count in sorted(counts.items(), key=lambda item: (item[0][2], item[0][0]))
    ]
    return _table("How names were read", ("written", "native form", "English", "how", "confidence", "times"), rows)


def _entries(kept: Iterable[Finding]) -> Element | None:
    """The glossary entries and rules that were used, with what each changed."""
    used: dict[str, list[Finding]] = {}
    for finding in kept:
        used.setdefault(finding.rule, []).append(finding)
    rows = []
    for rule, findings in sorted(used.items(), key=lambda item: (-len(item[1]), item[0])):
        forms = list(dict.fromkeys(f.fixes[0].text for f in findings if f.fixes))
        listed = findings[0].how in ("listed", "derived", "near")
        rows.append(
            _e(
                "tr",
                _e("td", _shown(rule)),
                _e("td", "glossary entry" if listed else "rule"),
                _e("td", ", ".join(map(_inline, forms[:4]))),
                _e("td", str(len(findings)), class_="number"),
            )
        )
    return _table("Glossary entries and rules used", ("id", "what", "forms", "times"), rows)


def _table(title: str, names: Sequence[str], rows: Sequence[Element]) -> Element | None:
    if not rows:
        return None
    head = _e("thead", _e("tr", *(_e("th", name, scope="col") for name in names)))
    return _e("section", _e("h2", title), _e("div", _e("table", head, _e("tbody", *rows)), class_="scroll"))
