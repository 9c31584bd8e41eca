"""The JSON object on one line, for several files."""

from __future__ import annotations

import json

from translit.model import Result
from translit.reports.json import as_dict


def render(result: Result) -> str:
    """The object on one line, with a line feed at the end."""
    return json.dumps(as_dict(result), ensure_ascii=False) + "\n"
