"""translit glossary: work with the files of concepts and rules."""

from __future__ import annotations

from translit.cli import lazy

app = lazy.group(
    "Work with the files of concepts and rules.",
    {
        "add": "translit.cli.add:command",
        "check": "translit.cli.glossary_check:command",
        "schema": "translit.cli.glossary_schema:command",
        "where": "translit.cli.where:command",
        "suggest": "translit.cli.suggest:command",
        "impact": "translit.cli.impact:command",
        "new-source": "translit.cli.sources:new_source",
        "coverage": "translit.cli.sources:coverage",
        "learn": "translit.cli.learn:command",
        "export": "translit.cli.exchange:export",
        "import": "translit.cli.exchange:import_",
    },
)
