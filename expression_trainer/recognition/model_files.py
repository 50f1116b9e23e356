"""The model files: where they are, what they are, and whether they are whole."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from expression_trainer.domain.errors import ModelError

MANIFEST = "manifest.toml"
_MEND = "Get a whole copy of the program."
_FIELDS = {"path": str, "version": str, "sha256": str, "bytes": int, "labels": list, "units": list}


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One model. `labels`: its classes in order. `units`: FACS numbers of its action units in order."""

    name: str
    path: Path
    version: str
    sha256: str
    size_bytes: int
    labels: tuple[str, ...]
    units: tuple[int, ...]


def load_manifest(folder: Path) -> Mapping[str, ModelFile]:
    """The models that the manifest in `folder` names. Raises ModelError for one that is missing or makes no sense."""
    file = folder / MANIFEST
    try:
        entries = tomllib.loads(file.read_text("utf-8"))
    except OSError as problem:
        raise ModelError(str(file), f"the list of models can't be read ({problem.strerror}).", _MEND) from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ModelError(str(file), f"the list of models is damaged ({problem}).", _MEND) from problem
    return {name: _model(file, name, entry) for name, entry in entries.items()}


def _model(file: Path, name: str, entry: object) -> ModelFile:
    values = entry if isinstance(entry, dict) else {}
    wrong = [key for key, kind in _FIELDS.items() if not isinstance(values.get(key), kind)]
    if wrong:
        raise ModelError(str(file), f"in [{name}], these are missing or of the wrong kind: {', '.join(wrong)}.", _MEND)
    path = (file.parent / values["path"]).resolve()
    if not path.is_relative_to(file.parent.resolve()):
        raise ModelError(str(file), f"in [{name}], the path leads out of the folder of models.", _MEND)
    return ModelFile(
        name=name,
        path=path,
        version=values["version"],
        sha256=values["sha256"],
        size_bytes=values["bytes"],
        labels=tuple(values["labels"]),
        units=tuple(values["units"]),
    )


def verify(model: ModelFile) -> bytes:
    """The model's bytes, once they are what the manifest says. Raises ModelError naming the file."""
    try:
        content = model.path.read_bytes()
    except OSError as problem:
        raise ModelError(str(model.path), f"this model can't be read ({problem.strerror}).", _MEND) from problem
    if len(content) != model.size_bytes or hashlib.sha256(content).hexdigest() != model.sha256:
        raise ModelError(str(model.path), "this model is damaged: its checksum differs from the list of models.", _MEND)
    return content
