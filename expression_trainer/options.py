"""What several commands share: their options and exit codes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PROBLEM = 2
"""The exit code of a problem that a person can mend."""

DataFolder = Annotated[Path | None, typer.Option("--data", help="Folder for results and caches.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
