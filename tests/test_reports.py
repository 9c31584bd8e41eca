"""Every output format renders the reference result, and the empty one."""

from __future__ import annotations

import json
import re

import pytest

import translit
from translit.reports import FORMATS, findings

TEXT = "\ufeffZajárova <b>“seized” weapons of fire\x1b[0m in Almatí.\r\n"


@pytest.mark.parametrize("name", FORMATS)
def test_formats(name: str) -> None:
    for text in (TEXT, ""):
        result = translit.normalise(text)
        made = FORMATS[name](result)
        assert isinstance(made, str)
        if name in ("json", "jsonl"):
            assert json.loads(made)["text"] == result.text
            assert name == "json" or made.count("\n") == 1
        if name == "diff":
            assert bool(made) == bool(result.edits)
        if name == "text":
            assert made == result.text


def test_the_diff_is_one_that_patch_reads() -> None:
    made = FORMATS["diff"](translit.normalise("One.\nZajárova\nTwo."))
    assert made == "--- a/-\n+++ b/-\n@@ -1,3 +1,3 @@\n One.\n-Zajárova\n+Zakharova\n Two.\n\\ No newline at end of file\n"


def test_lines_for_people_show_no_control_characters() -> None:
    made = findings.render(translit.check(TEXT))
    assert "\x1b" not in made
    assert '-:1:2: apply [maria-zakharova] "Zajárova" -> "Zakharova"' in made


def test_the_html_report_holds_nothing_that_runs_or_loads() -> None:
    made = FORMATS["html"](translit.normalise('Zajárova <script>alert(1)</script> " onload="x in Almatí.\n'))
    assert "&lt;script&gt;" in made
    assert not re.search(r"<script|<img|<link|<iframe|src=|url\(|@import|https?:", made)
    assert "Захарова" in made
    assert re.search(r'role="img" aria-label="By category: [^"]*terminology/inconsistent with terminology resource 2', made)


def test_the_html_report_shows_decisions() -> None:
    from translit.model import Decision
    from translit.review.replay import replay

    result = translit.normalise("Zajárova spoke in Almatí.")
    first, second = result.findings
    common = {"who": "anna", "when": "2026-01-31T08:00:00Z", "rule": "x", "kind": "name", "tier": translit.Tier.APPLY, "source": "es", "text": "x"}
    decisions = {
        first.id: Decision(first.id, "reject", None, **common, note="she <b>signs</b> so"),
        second.id: Decision(second.id, "replace", "Alma-Ata", **common),
    }
    made = FORMATS["html"](replay(result, decisions).result)
    assert "Reviewed by anna." in made
    assert "<del>Almatí</del><ins>Alma-Ata</ins>" in made
    assert "“she &lt;b&gt;signs&lt;/b&gt; so”" in made
    assert "<b>1</b> rejected" in made
