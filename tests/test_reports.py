"""Every output format renders the reference result, and the empty one."""

from __future__ import annotations

import json

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
