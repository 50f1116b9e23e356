#!/usr/bin/env python3
"""Sets the program up and starts it. Needs Python 3.11 or 3.12 and nothing else.

python3 run.py [what expression-trainer takes]    play; the first time, everything is set up in .venv
python3 run.py setup                              set up only
python3 run.py test [--long]                      set up, then every check and every test
python3 run.py test PYTEST-ARGUMENTS              set up, then only these tests
python3 run.py lock [--upgrade]                   developers: renew the lock files (needs uv)

EXPRESSION_TRAINER_VENV names another folder than .venv. Standard library only; it must also load in old Pythons, to
say kindly that they are too old.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import platform
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).resolve().parent
SCHEMA = 1  # raise it when an environment made by an older run.py must be made anew
PYTHONS = ((3, 12), (3, 11))
SPACE_NEEDED_MB = 1200  # the environment, and pip's downloads while it installs
MARKER = "made-by-run.py"  # in every environment of ours: what lacks it is somebody else's and is never touched
STAMP = "set-up.json"
LOG = "set-up.log"

# Packages that the metadata of others asks for and nothing of ours imports. The lock files leave them out.
LEFT_OUT = {
    "jax": "mediapipe: only its model converters",
    "jaxlib": "mediapipe: only its model converters",
    "sentencepiece": "mediapipe: only its text tasks",
    "sounddevice": "mediapipe: only its audio tasks",
    "opencv-contrib-python": "mediapipe: opencv-python-headless stands in",
    "coloredlogs": "onnxruntime: only its command-line tools",
    "sympy": "onnxruntime: only its command-line tools",
    "pyobjc": "pyttsx3: only pyobjc-framework-Cocoa of its 170 parts",
    "pypiwin32": "pyttsx3: another name for pywin32",
}

# What pip and uv say, in small letters, when the network is the reason.
NETWORK_TROUBLE = re.compile(
    "connection error|newconnectionerror|name resolution|getaddrinfo|network is unreachable|connection refused|"
    "connection broken|timed out|timeout|proxyerror|sslerror|max retries|failed to fetch"
)

LOCK_HEADER = """\
# Exact versions and hashes for Linux, Windows and macOS, Python 3.11 and 3.12.
# Made by `python3 run.py lock` from {source}, where each line says what it is for. Not edited by hand.
#
# Installed with --no-deps, on purpose. mediapipe's metadata asks for jax, jaxlib, sounddevice, sentencepiece and
# opencv-contrib-python, none of which the face mesh imports: about 450 MB. opencv-python-headless stands in for the
# last (the same cv2, without Qt or libGL). So this file names everything there is to install, and `pip check`
# complains about those five and two that only onnxruntime's tools want: expected. It holds no address: pip asks the
# index that it is set up with.
"""


class Stop(Exception):
    """Set-up can't go on; the text is for a person and says what to do."""


class Offline(Stop):
    """Nothing could be fetched. pip fetches everything before it changes anything, so what was there still works."""


class Paths(NamedTuple):
    """Where one environment and what it is made from are."""

    root: Path
    venv: Path
    windows: bool = os.name == "nt"

    @property
    def python(self) -> Path:
        return self.tool("python")

    def tool(self, name: str) -> Path:
        """A command of the environment."""
        return self.venv / "Scripts" / (name + ".exe") if self.windows else self.venv / "bin" / name

    @property
    def packages(self) -> Path:
        return self.root / "requirements.lock"

    @property
    def test_packages(self) -> Path:
        return self.root / "requirements-dev.lock"

    @property
    def project(self) -> Path:
        return self.root / "pyproject.toml"


def paths_from(environ: dict[str, str]) -> Paths:
    """The environment's folder: .venv, or the one that EXPRESSION_TRAINER_VENV names (from the repository's root)."""
    return Paths(ROOT, ROOT / (environ.get("EXPRESSION_TRAINER_VENV") or ".venv"))


# --- the stamp: what an environment was made from ---------------------------------------------------------------------


def fingerprint(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        raise Stop(f"{path.name} is missing from this copy of the program. Get a whole copy of it.") from None


def wanted_stamp(paths: Paths) -> dict[str, str]:
    """What the stamp of an environment that is up to date says."""
    return {
        "schema": str(SCHEMA),
        "root": str(paths.root),
        "python": os.path.realpath(str(paths.python)),
        "packages": fingerprint(paths.packages),
        "tests": fingerprint(paths.test_packages),
        "project": fingerprint(paths.project),
    }


def read_stamp(paths: Paths) -> dict[str, str]:
    """Empty when there is none or it can't be read: an install that did not finish leaves none."""
    try:
        stamp = json.loads((paths.venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in stamp.items()} if isinstance(stamp, dict) else {}


def write_stamp(paths: Paths, stamp: dict[str, str]) -> None:
    half = paths.venv / (STAMP + ".new")
    half.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    os.replace(str(half), str(paths.venv / STAMP))


def steps_to_do(stamp: dict[str, str], wanted: dict[str, str], python_is_there: bool, with_tests: bool) -> list[str]:
    """Of environment, packages, tests, project: those that the environment lacks."""
    if not python_is_there or any(stamp.get(key) != wanted[key] for key in ("schema", "root", "python")):
        return ["environment", "packages"] + (["tests"] if with_tests else []) + ["project"]
    keys = ("packages", "tests", "project") if with_tests else ("packages", "project")
    return [key for key in keys if stamp.get(key) != wanted[key]]


# --- a Python to build on ---------------------------------------------------------------------------------------------


class Interpreter(NamedTuple):
    """A Python that was found, as it says of itself."""

    executable: str
    version: tuple[int, int]
    bits: int
    has_ensurepip: bool
    has_pip: bool

    @property
    def fits(self) -> bool:
        return self.version in PYTHONS and self.bits == 64


PROBE = """
import json, struct, sys
from importlib.util import find_spec
print(json.dumps([sys.executable, list(sys.version_info[:2]), struct.calcsize("P") * 8,
                  bool(find_spec("venv") and find_spec("ensurepip")), bool(find_spec("venv") and find_spec("pip"))]))
"""


def probe(command: Sequence[str]) -> Interpreter | None:
    """What this command is, or None when it isn't a Python that works (some launchers only print advice)."""
    try:
        done = subprocess.run(
            [*command, "-I", "-c", PROBE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30, check=False
        )
        executable, version, bits, has_ensurepip, has_pip = json.loads(done.stdout.decode("utf-8"))
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return Interpreter(executable, (version[0], version[1]), bits, has_ensurepip, has_pip)


def candidates() -> Iterator[Sequence[str]]:
    """Commands that may be a Python, the one that runs this file first."""
    yield [sys.executable]
    for major, minor in PYTHONS:
        if shutil.which(f"python{major}.{minor}"):
            yield [f"python{major}.{minor}"]
        if os.name == "nt" and shutil.which("py"):
            yield ["py", f"-{major}.{minor}"]
    for name in ("python3", "python"):
        if shutil.which(name):
            yield [name]


def ways_to_make(venv: Path, found: Sequence[Interpreter], uv: str | None) -> list[list[str]]:
    """The commands that make an environment with pip in it, in the best way there is. Raises Stop when none is."""
    fitting = [i for i in found if i.fits]
    for interpreter in fitting:
        if interpreter.has_ensurepip:
            return [[interpreter.executable, "-I", "-m", "venv", str(venv)]]
    if uv:
        wish = ".".join(str(part) for part in (fitting[0].version if fitting else PYTHONS[0]))
        return [[uv, "venv", "--python", wish, "--seed", "--allow-existing", str(venv)]]
    for interpreter in fitting:
        if interpreter.has_pip:  # Debian with python3-pip and without python3-venv
            python = str(Paths(ROOT, venv).python)
            return [
                [interpreter.executable, "-I", "-m", "venv", "--without-pip", str(venv)],
                [interpreter.executable, "-I", "-m", "pip", "--python", python, "install", "--quiet", "pip"],
            ]
    if fitting:
        name = "python{}.{}-venv".format(*fitting[0].version)
        raise Stop(
            f"This Python can't make environments. On Debian and Ubuntu: 'sudo apt install {name}'. Or install uv, "
            "which brings all that is needed. Then run this again."
        )
    seen = sorted({"{}.{}{}".format(*i.version, "" if i.bits == 64 else " (32 bits)") for i in found})
    raise Stop(
        f"Expression Trainer needs Python 3.12 or 3.11 (64 bits); found here: {', '.join(seen) or 'none'}.\n"
        "Install Python 3.12 beside the one you have, or install uv, which brings the right Python by itself. "
        "Then run this again."
    )


def refuse_unfit_machine(system: str, machine: str) -> None:
    """Raises Stop where the face mesh has no build."""
    if system == "Linux" and machine.lower() not in ("x86_64", "amd64"):
        raise Stop(f"On Linux, the part that sees faces exists for x86-64 processors only; this one is {machine}.")
    if system not in ("Linux", "Windows", "Darwin"):
        raise Stop(f"Expression Trainer runs on Linux, Windows and macOS; this is {system}.")


def refuse_small_disk(free_bytes: int, place: Path) -> None:
    """Raises Stop when there is too little room for a new environment."""
    free_mb = free_bytes // 1_000_000
    if free_mb < SPACE_NEEDED_MB:
        raise Stop(
            f"There is too little room on the disk: {free_mb} MB are free where {place} is, and set-up needs "
            f"{SPACE_NEEDED_MB} MB. Free some space, or name a folder on another disk in EXPRESSION_TRAINER_VENV."
        )


# --- making the environment -------------------------------------------------------------------------------------------


def clean_environ() -> dict[str, str]:
    """The environment variables without those that send Python or pip elsewhere. Index settings stay: a clinic's own
    mirror is welcome, since every file is checked against its hash."""
    unwanted = re.compile("PYTHON(HOME|PATH)|VIRTUAL_ENV|__PYVENV_LAUNCHER__|PIP_(TARGET|PREFIX|CONSTRAINT)")
    environ = {k: v for k, v in os.environ.items() if not unwanted.fullmatch(k)}
    environ.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0")
    return environ


class Progress:
    """One line that renews itself in a terminal; now and then a line elsewhere."""

    def __init__(self, label: str, total: int) -> None:
        self.label, self.total, self.count, self.word = label, total, 0, ""
        self.began = time.monotonic()
        self.live = sys.stdout.isatty()
        self.width = 0

    def hear(self, line: str) -> None:
        """Take in a line of pip's."""
        words = line.split()
        if line.startswith(("Collecting ", "Requirement already satisfied", "Ignoring ")):
            self.count = min(self.count + 1, self.total)
            self.word = re.split(r"[=<>:;]", words[3 if words[0] == "Requirement" else 1])[0]
        elif line.startswith("Installing collected packages"):
            self.count, self.word = self.total, "putting everything in its place"
        else:
            return
        if not self.live and (self.count % 20 == 0 or self.count == self.total) and words[0] != "Ignoring":
            print(self.text(), flush=True)

    def text(self) -> str:
        counted = f" {self.count} of {self.total}" if self.total else ""
        return f"  {self.label}{counted} {self.word} ({time.monotonic() - self.began:.0f} s)".replace("  (", " (")

    def draw(self) -> None:
        if self.live:
            text = self.text()[: shutil.get_terminal_size().columns - 1]
            print("\r" + text.ljust(self.width), end="", flush=True)
            self.width = len(text)

    def finish(self) -> None:
        text = f"  {self.label}: done in {time.monotonic() - self.began:.0f} s"
        print(("\r" if self.live else "") + text.ljust(self.width), flush=True)


def follow(command: Sequence[str], progress: Progress, log: Path) -> tuple[int, list[str]]:
    """Run a command, showing its progress; its exit code and everything it printed, which is added to the log too."""
    process = subprocess.Popen(
        list(command),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        env=clean_environ(),
        encoding="utf-8",
        errors="replace",
        close_fds=os.name == "nt",  # elsewhere the lock of one_at_a_time goes along
    )
    assert process.stdout is not None
    lines: queue.Queue[str | None] = queue.Queue()

    def read(stream: IO[str]) -> None:
        for line in stream:
            lines.put(line)
        lines.put(None)

    reader = threading.Thread(target=read, args=(process.stdout,), daemon=True)
    reader.start()
    heard: list[str] = []
    try:
        while True:
            progress.draw()
            try:
                line = lines.get(timeout=0.2)
            except queue.Empty:
                continue
            if line is None:
                break
            heard.append(line.rstrip())
            progress.hear(line)
        return process.wait(), heard
    finally:
        process.kill()
        process.wait()
        reader.join(timeout=5)
        if not reader.is_alive():
            process.stdout.close()
        with contextlib.suppress(OSError), log.open("a", encoding="utf-8") as file:
            file.write("\n".join(["$ " + " ".join(command), *heard, ""]))


def explain(heard: Sequence[str], log: Path) -> Stop:
    """What pip's last words mean to a person."""
    text = "\n".join(heard).lower()
    if "no space left" in text or "errno 28" in text or "not enough space" in text:
        return Stop(f"The disk is full. Free about {SPACE_NEEDED_MB} MB and run this again.")
    if "do not match the hashes" in text or "hash mismatch" in text:
        return Stop(
            "A package that came over the network is not the one that the lock file names, so it was not installed. "
            "Run this again; if it happens again, the network between here and the package index changes files."
        )
    if NETWORK_TROUBLE.search(text):
        return Offline("The packages could not be fetched: is this computer online? Run this again when it is.")
    last = "\n".join("    " + line for line in heard[-8:])
    return Stop(
        f"Set-up could not finish. The installer's last words:\n{last}\n"
        f"All of them are in {log}. Running this again starts afresh."
    )


def pip(paths: Paths, label: str, total: int, arguments: Sequence[str]) -> None:
    """Run the environment's pip. Raises Stop (Offline among them) with a text for a person."""
    progress = Progress(label, total)
    command = [str(paths.python), "-I", "-m", "pip", *arguments]
    code, heard = follow(command, progress, paths.venv / LOG)
    if code != 0:
        raise explain(heard, paths.venv / LOG)
    progress.finish()


def names_in(lock: Path) -> list[str]:
    """The packages that a lock file names, normalised."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.sub(r"[-_.]+", "-", name).lower() for name in found]


def is_ours(folder: Path) -> bool:
    """Whether this folder may be removed: run.py made it, or there is nothing in it."""
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))


def make_environment(paths: Paths) -> None:
    """A fresh environment in place of whatever half-made one of ours is there. Somebody else's is left alone."""
    venv = paths.venv
    if venv.is_symlink() or (venv.exists() and not is_ours(venv)):
        raise Stop(
            f"{venv} is there already, and run.py did not make it, so it is left alone. Move it away, or name "
            "another folder in EXPRESSION_TRAINER_VENV; then run this again."
        )
    refuse_unfit_machine(platform.system(), platform.machine())
    found = []
    for command in candidates():
        interpreter = probe(command)
        if interpreter:
            found.append(interpreter)
            if interpreter.fits and interpreter.has_ensurepip:
                break
    commands = ways_to_make(venv, found, shutil.which("uv"))
    if venv.exists():
        print("  An earlier set-up did not finish or is out of date: starting afresh.", flush=True)
        try:
            shutil.rmtree(str(venv))
        except OSError as problem:
            raise Stop(
                f"{venv} can't be removed ({problem.strerror}). Close what still uses it and run this again."
            ) from None
    refuse_small_disk(shutil.disk_usage(str(venv.parent)).free, venv)
    try:
        venv.mkdir(parents=True)
        (venv / MARKER).write_text("run.py made this folder and may remove it.\n", encoding="utf-8")
    except OSError as problem:
        raise Stop(f"{venv} can't be made ({problem.strerror}). Put the program where you may write.") from None
    progress = Progress("Making a place for the program", 0)
    for command in commands:
        code, heard = follow(command, progress, venv / LOG)
        if code != 0:
            raise explain(heard, venv / LOG)
    progress.finish()


def install_packages(paths: Paths, lock: Path, label: str, *more: str) -> None:
    """Exactly what the lock file names; every file is checked against its hash and none is compiled here."""
    arguments = ["install", "--no-deps", "--require-hashes", "--only-binary", ":all:", "--progress-bar", "off"]
    pip(paths, label, len(names_in(lock)), [*arguments, "--retries", "2", "--timeout", "20", *more, "-r", str(lock)])


def remove_leftovers(paths: Paths) -> None:
    """Uninstall what no lock file names: packages of an older lock file, and the setuptools that Python 3.11 brings."""
    kept = {*names_in(paths.packages), *names_in(paths.test_packages)}
    kept.update(["pip", "expression-trainer"])
    listed = subprocess.run(
        [str(paths.python), "-I", "-m", "pip", "list", "--format=json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=clean_environ(),
        check=True,
    )
    there = {re.sub(r"[-_.]+", "-", entry["name"]).lower() for entry in json.loads(listed.stdout.decode("utf-8"))}
    if there - kept:
        pip(paths, "Clearing away what is no longer used", 0, ["uninstall", "--yes", *sorted(there - kept)])


@contextlib.contextmanager
def one_at_a_time(place: Path) -> Iterator[None]:
    """Holds a lock that the system lets go when this process and the ones it started have ended, however they end.

    An installer outlives a run.py that was killed: whoever comes next waits for it, before clearing away what it left.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a+") as file:
        said = False
        while True:
            try:
                if sys.platform == "win32":
                    import msvcrt

                    file.seek(0)
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                else:
                    import fcntl

                    fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
                    os.set_inheritable(file.fileno(), True)
                break
            except OSError:
                if not said:
                    print("Another set-up is at work; waiting for it.", flush=True)
                said = True
                time.sleep(0.5)
        yield


def prepare(paths: Paths, with_tests: bool = False) -> bool:
    """Bring the environment up to date; True when there was something to do. Raises Stop with a text for a person."""

    def steps() -> list[str]:
        return steps_to_do(read_stamp(paths), wanted_stamp(paths), paths.python.exists(), with_tests)

    if not steps():
        return False
    with one_at_a_time(paths.venv.parent / (paths.venv.name + ".lock")):
        to_do = steps()
        if not to_do:  # the set-up that was waited for did it
            return False
        print("Setting up Expression Trainer. The first time takes a few minutes.", flush=True)
        before = read_stamp(paths)
        with contextlib.suppress(OSError):
            (paths.venv / STAMP).unlink()  # from here to the end, an interruption is seen by the next run
        try:
            if "environment" in to_do:
                before = {}
                make_environment(paths)
            if "packages" in to_do:
                install_packages(paths, paths.packages, "Packages")
            if "tests" in to_do:
                install_packages(paths, paths.test_packages, "Test tools", "--no-compile")
            if {"packages", "tests"} & set(to_do):
                remove_leftovers(paths)
            if "project" in to_do:
                here = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--editable", str(paths.root)]
                pip(paths, "The program itself", 0, ["install", *here])
        except Offline:
            if before and to_do[0] in ("packages", "tests"):
                write_stamp(paths, before)  # nothing was changed
            raise
        wanted = wanted_stamp(paths)
        write_stamp(paths, wanted if "tests" in to_do else {**wanted, "tests": before.get("tests", "")})
        print("Ready.", flush=True)
        return True


# --- what can be asked ------------------------------------------------------------------------------------------------


def start(paths: Paths, arguments: Sequence[str]) -> int:
    """Become the program (on Windows: run it and pass its exit code on)."""
    command = [str(paths.python), "-P", "-m", "expression_trainer", *arguments]
    if paths.windows:
        with contextlib.suppress(KeyboardInterrupt):
            return subprocess.call(command, env=clean_environ())
        return 130
    os.execve(command[0], command, clean_environ())


def check(paths: Paths, arguments: Sequence[str]) -> int:
    """Lint, format, types, doors, tests. pytest comes last and its closing line is the last one printed."""
    pytest = [str(paths.python), "-m", "pytest"]
    if [a for a in arguments if a != "--long"]:
        return subprocess.call([*pytest, *arguments], cwd=str(paths.root), env=clean_environ())
    checks = {
        "lint": [str(paths.tool("ruff")), "check"],
        "format": [str(paths.tool("ruff")), "format", "--check"],
        "types": [str(paths.tool("mypy")), "--strict"],
        "doors between rooms": [str(paths.tool("lint-imports")), "--no-logo"],
    }
    to_mend = []
    for name, command in checks.items():
        began = time.monotonic()
        done = subprocess.run(
            command,
            cwd=str(paths.root),
            env=clean_environ(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode != 0:
            to_mend.append(name)
            print(done.stdout.decode("utf-8", "replace"), end="")
        print(f"{name}: {'to mend' if done.returncode else 'ok'} ({time.monotonic() - began:.1f} s)", flush=True)
    print(f"To mend: {', '.join(to_mend)}." if to_mend else "All checks are ok.", "Now the tests.", flush=True)
    code = subprocess.call([*pytest, "-n", "2", *arguments], cwd=str(paths.root), env=clean_environ())
    return code or (1 if to_mend else 0)


def renew_locks(paths: Paths, arguments: Sequence[str]) -> int:
    """Resolve requirements*.in for every platform at once and write the lock files."""
    uv = shutil.which("uv")
    if not uv:
        raise Stop("Renewing the lock files needs uv on the PATH.")
    with tempfile.TemporaryDirectory() as folder:
        left_out = Path(folder) / "left-out.txt"
        left_out.write_text("\n".join(LEFT_OUT) + "\n", encoding="utf-8")
        for source, lock in (("requirements.in", paths.packages), ("requirements-dev.in", paths.test_packages)):
            command = [uv, "pip", "compile", source, "--output-file", lock.name, "--universal"]
            command += [
                "--python-version",
                "3.11",
                "--generate-hashes",
                "--no-header",
                "--no-emit-index-url",
                "--quiet",
            ]
            code = subprocess.call([*command, "--excludes", str(left_out), *arguments], cwd=str(paths.root))
            if code != 0:
                return code
            text = lock.read_text(encoding="utf-8")
            lock.write_text(LOCK_HEADER.format(source=source) + "\n" + text, encoding="utf-8")
    return 0


def main(arguments: Sequence[str]) -> int:
    paths = paths_from(dict(os.environ))
    wish = arguments[0] if arguments else "play"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a folder's name must not stop an old console
    try:
        if wish == "lock":
            return renew_locks(paths, arguments[1:])
        changed = prepare(paths, with_tests=wish == "test")
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run this again to go on.", file=sys.stderr)
        return 130
    if wish == "setup":
        if not changed:
            print("Everything is set up already.")
        return 0
    return check(paths, arguments[1:]) if wish == "test" else start(paths, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
