"""Putting packs into the data folder and taking them out again; what was there stays whole until the new one is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from expression_trainer.domain.errors import ContentError
from expression_trainer.domain.items import ContentPack

from .archive import unpack
from .files import PACK_FILE, is_litter
from .loader import load_pack, read_pack, told_in_one

_NEW, _OLD, _GONE = ".new-", ".old-", ".gone-"
"""Beginnings of names that are no packs: one being unpacked, one being replaced, one being removed."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A pack that was put into `folder`. `replaced`: the version that was there before, None where there was none."""

    pack: ContentPack
    folder: Path
    replaced: str | None


def installed_folders(place: Path) -> tuple[Path, ...]:
    """The packs that were installed, by name."""
    if not place.is_dir():
        return ()
    return tuple(sorted(f for f in place.iterdir() if not f.name.startswith(".") and (f / PACK_FILE).exists()))


def install_pack(source: Path, place: Path, *, replace: bool = False, taken: Collection[str] = ()) -> Installed:
    """Check a pack in a folder or a zip and copy it to `place/<its id>`.

    `replace`: put a newer version in an older one's place. `taken`: ids that come with the program.
    Raises ContentError; then nothing was changed.
    """
    with _workplace(place) as work:
        found = unpack(source, work / "zip") if source.is_file() else _copied(source, work / "folder")
        problems, pack = read_pack(found, any_name=True)
        if pack is None or problems:
            raise ContentError(str(source), told_in_one(problems), "Nothing was installed. Mend the pack first.")
        if pack.pack_id in taken:
            raise ContentError(
                str(source), f"a pack with the id {pack.pack_id!r} comes with the program.", "Give yours another id."
            )
        target = place / pack.pack_id
        before = _version_at(target)
        if before is not None:
            _check_newer(source, pack, before, replace)
        _put(found, target)
    return Installed(pack, target, before)


def remove_pack(pack_id: str, place: Path) -> None:
    """Take an installed pack away. Raises ContentError where there is none."""
    known = {folder.name: folder for folder in installed_folders(place)}
    if pack_id not in known:
        told = ", ".join(known) or "none"
        raise ContentError(pack_id, "no such pack is installed.", f"Installed are: {told}.")
    with _told_plainly(place):
        gone = place / f"{_GONE}{pack_id}"
        shutil.rmtree(gone, ignore_errors=True)
        known[pack_id].rename(gone)
        shutil.rmtree(gone, ignore_errors=True)  # what can't be deleted now is deleted with the next change


@contextmanager
def _workplace(place: Path) -> Iterator[Path]:
    """A folder to unpack into, beside the packs so that a finished one can be renamed; gone at the end."""
    with _told_plainly(place):
        place.mkdir(parents=True, exist_ok=True)
        _mend_interrupted(place)
        work = Path(tempfile.mkdtemp(prefix=_NEW, dir=place))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _told_plainly(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        mend = "Nothing was changed. Make room, or give another folder with --data."
        raise ContentError(str(place), f"can't be written ({problem.strerror}).", mend) from problem


def _mend_interrupted(place: Path) -> None:
    """After a power cut: the pack that was being replaced comes back, the rest is cleared away."""
    for left in place.iterdir():
        if left.name.startswith(_OLD) and not (place / left.name.removeprefix(_OLD)).exists():
            left.rename(place / left.name.removeprefix(_OLD))
        elif left.name.startswith((_NEW, _OLD, _GONE)):
            shutil.rmtree(left, ignore_errors=True)


def _copied(source: Path, place: Path) -> Path:
    """A sound pack folder's copy; an unsound one is looked at, but not copied."""
    problems, _ = read_pack(source)
    if problems:
        raise ContentError(str(source), told_in_one(problems), "Nothing was installed. Mend the pack first.")
    shutil.copytree(source, place, symlinks=True, ignore=lambda _, names: [name for name in names if is_litter(name)])
    return place


def _version_at(target: Path) -> str | None:
    """The version that is there now; "?" for one that can't be read."""
    if not target.exists():
        return None
    try:
        return load_pack(target).version
    except ContentError:
        return "?"


def _check_newer(source: Path, pack: ContentPack, before: str, replace: bool) -> None:
    place = f"{source}: {pack.pack_id} {pack.version}"
    if before == "?":
        if not replace:
            raise ContentError(place, "a damaged pack is installed under this id.", "Add --replace to put this there.")
    elif _as_numbers(pack.version) == _as_numbers(before):
        raise ContentError(place, "this version is installed already.", "Nothing was changed.")
    elif _as_numbers(pack.version) < _as_numbers(before):
        mend = f"Nothing was changed. To go back, remove the newer first: content remove {pack.pack_id}."
        raise ContentError(place, f"a newer version is installed, {before}.", mend)
    elif not replace:
        mend = "Nothing was changed. Add --replace to put the newer one in its place."
        raise ContentError(place, f"an older version is installed, {before}.", mend)


def _as_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _put(found: Path, target: Path) -> None:
    """Rename into place; the old one is back if that can't be done."""
    old = target.with_name(f"{_OLD}{target.name}")
    if target.exists():
        target.rename(old)
    try:
        found.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
