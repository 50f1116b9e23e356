"""Packs in a zip: looked through from its table of contents, and only then unpacked."""

from __future__ import annotations

import stat
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from expression_trainer.domain.errors import ContentError

from .files import LARGEST_PACK_BYTES, MOST_FILES, PACK_FILE, is_litter
from .loader import read_pack

MOST_RATIO = 200
"""Texts shrink to a twentieth or so, pictures hardly; what shrinks more than this is a trap."""
_SMALL_BYTES = 1_000_000
"""Below this no ratio does harm."""
_CHUNK = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ANEW = "zip the pack's folder anew"
_FORBIDDEN = frozenset('<>:"|?*\\') | {chr(code) for code in range(32)}
MEND = "Nothing was changed. Mend the zip, or get a whole copy of the pack."


def check_pack(source: Path) -> list[str]:
    """Every problem of a pack in a folder or a zip, each with file and field; empty when it is sound.

    Raises DrawingUnavailable.
    """
    if not source.is_file():
        return [f"{source}: {problem}" for problem in read_pack(source)[0]]
    try:
        with tempfile.TemporaryDirectory() as place:
            folder = unpack(source, Path(place) / "pack")
            problems = read_pack(folder, any_name=True)[0]
    except ContentError as problem:
        return [f"{source}: {problem.problem}"]
    return [f"{source}: {problem}" for problem in problems]


def unpack(source: Path, place: Path) -> Path:
    """Unpack a zip into `place`, which is made; returns the folder with `pack.toml` in it: `place` or the one folder
    at its top. Raises ContentError naming every entry that is not as it should be; then nothing was unpacked.
    """
    with _opened(source) as archive:
        entries = [entry for entry in archive.infolist() if not _is_litter(entry)]
        problems = list(_problems(entries))
        if problems:
            raise ContentError(str(source), "; ".join(problems) + ".", MEND)
        tops = {PurePosixPath(entry.filename).parts[0] for entry in entries}
        names = {PurePosixPath(entry.filename).as_posix() for entry in entries}
        top = next(iter(tops)) if len(tops) == 1 and f"{next(iter(tops))}/{PACK_FILE}" in names else "."
        if top == "." and PACK_FILE not in names:
            raise ContentError(
                str(source), f"there is no {PACK_FILE} at its top, nor in one folder there; {_ANEW}.", MEND
            )
        place.mkdir(parents=True)
        for entry in entries:
            _extract(source, archive, entry, place)
    return place / top


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        told = f"not a zip file, or a damaged one ({problem}); {_ANEW}, or give a folder."
        raise ContentError(str(source), told, MEND) from problem
    except OSError as problem:
        raise ContentError(str(source), f"can't be read ({problem.strerror}).", MEND) from problem
    with archive:
        yield archive


def _is_litter(entry: zipfile.ZipInfo) -> bool:
    return any(is_litter(part) for part in PurePosixPath(entry.filename).parts)


def _problems(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    if len(entries) > MOST_FILES:
        yield f"{len(entries)} entries; at most {MOST_FILES}: make smaller packs of it"
        return
    for entry in entries:
        problem = _entry_problem(entry)
        if problem:
            yield f"entry {entry.filename!r}: {problem}"
    spelled = Counter(PurePosixPath(entry.filename).as_posix().lower() for entry in entries)
    for name, count in spelled.items():
        if count > 1:
            yield f"entry {name!r}: stands {count} times; {_ANEW}"
    files = {PurePosixPath(entry.filename) for entry in entries if not entry.is_dir()}
    folders = {parent for entry in entries for parent in PurePosixPath(entry.filename).parents}
    for both in sorted(files & folders):
        yield f"entry {both.as_posix()!r}: both a file and a folder; {_ANEW}"
    size = sum(entry.file_size for entry in entries)
    if size > LARGEST_PACK_BYTES:
        yield (
            f"unpacks to {size // 1_000_000} MB; at most {LARGEST_PACK_BYTES // 1_000_000} MB: make smaller packs of it"
        )


def _entry_problem(entry: zipfile.ZipInfo) -> str | None:
    name, kind = entry.filename, stat.S_IFMT(entry.external_attr >> 16)
    path = PurePosixPath(name)
    if path.is_absolute() or name[1:2] == ":" or name.startswith("\\"):
        return f"a path from the root; {_ANEW}"
    if ".." in path.parts or ".." in name.split("\\"):
        return f"leads out of the pack; {_ANEW}"
    if not path.parts or _FORBIDDEN & set(name) or any(part.endswith((" ", ".")) for part in path.parts):
        return "a name that not every system can hold; use letters, digits, '-', '_' and '.'"
    if kind == stat.S_IFLNK:
        return "is a link; put the file itself there"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "neither a file nor a folder; leave it out"
    if entry.flag_bits & 1:
        return "is locked with a password; zip it without one"
    if entry.compress_type not in _METHODS:
        return f"packed in an unusual way; {_ANEW} with the usual method (deflate)"
    if entry.file_size > _SMALL_BYTES and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        return f"unpacks to more than {MOST_RATIO} times its size; leave it out"
    return None


def _extract(source: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Path) -> None:
    target = place / PurePosixPath(entry.filename)
    if entry.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with archive.open(entry) as packed, target.open("xb") as file:
            while chunk := packed.read(_CHUNK):  # never more than the size that was looked at
                file.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as problem:
        told = f"entry {entry.filename!r}: is damaged; get the zip again, or {_ANEW}."
        raise ContentError(str(source), told, MEND) from problem
    except OSError as problem:
        told = f"entry {entry.filename!r}: can't be unpacked ({problem.strerror}); make room, or {_ANEW}."
        raise ContentError(str(source), told, MEND) from problem
