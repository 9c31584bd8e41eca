"""Run while a wheel is built: compiles the glossaries into it (translit/knowledge.py finds them by their key)."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileGlossaries(BuildHookInterface):  # type: ignore[misc]
    """Hatchling calls `initialize` before it collects the wheel's files and `finalize` when it is done."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a temporary folder and have the files put beside the package's own."""
        sys.path.insert(0, self.root)
        from translit import knowledge

        self._made = Path(tempfile.mkdtemp())
        for path in knowledge.ship(self._made):
            build_data["force_include"][str(path)] = f"translit/compiled/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        shutil.rmtree(self._made, ignore_errors=True)
