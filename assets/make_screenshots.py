"""Make the README's pictures: a simulated child plays, and its screens and report are kept as WebP.

    python assets/make_screenshots.py

Run it with the environment that `run.py` made. The report needs Chromium (`chromium` on the PATH); without it the other
pictures are made and one sentence says so. Every picture shows drawn faces and simulated data only.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SHOTS = HERE / "screenshots"
WIDTH, QUALITY = 1280, 84
REPORT_SIZE = (1280, 1500)
# Screen of the demo -> name in the README; the last one of its kind is taken, when the garden has grown.
WANTED = {
    "whoplays": "who_plays",
    "plan": "plan",
    "cameracheck": "camera_check",
    "question": "name_it",
    "look_again": "look_again",
    "copy": "copy_me",
    "find": "find_it",
    "match": "same_feeling",
    "friend": "mirror_play",
    "well_done": "well_done",
    "finish": "garden",
}


def keep(source: Path, name: str) -> None:
    """Write a picture as WebP, at most `WIDTH` wide."""
    import skia

    image = skia.Image.open(str(source))
    height = round(image.height() * WIDTH / image.width())
    surface = skia.Surface(WIDTH, height)
    smooth = skia.SamplingOptions(skia.CubicResampler.Mitchell())
    surface.getCanvas().drawImageRect(image, skia.Rect.MakeWH(WIDTH, height), smooth)
    target = SHOTS / f"{name}.webp"
    surface.makeImageSnapshot().save(str(target), skia.kWEBP, QUALITY)
    print(target.name, target.stat().st_size // 1000, "kB")


def keep_screens(folder: Path) -> None:
    """Play the demo and keep one picture of each kind of screen."""
    screens = folder / "screens"
    command = [sys.executable, "-m", "expression_trainer", "demo", "--headless", "--seed", "3", "--seconds", "170"]
    subprocess.run([*command, "--data", str(folder / "data"), "--screens", str(screens)], cwd=ROOT, check=True)
    for kind, name in WANTED.items():
        found = sorted(screens.glob(f"*-{kind}.png"))
        if found:
            keep(found[-1], name)
        else:
            print(f"the demo showed no screen of the kind {kind}: {name}.webp is left as it is")


def keep_report(folder: Path) -> None:
    """A report over simulated sessions, as Chromium shows it."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("Chromium is not installed: report.webp is left as it is")
        return
    pages = folder / "pages"
    subprocess.run([sys.executable, "-m", "tests.reports.simulated", str(pages)], cwd=ROOT, check=True)
    page = sorted(pages.glob("*twelve*.html"))[0]
    picture = folder / "report.png"
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"]
    size = f"--window-size={REPORT_SIZE[0]},{REPORT_SIZE[1]}"
    profile = f"--user-data-dir={folder / 'profile'}"
    shot = f"--screenshot={picture}"
    subprocess.run([browser, *quiet, size, profile, shot, page.as_uri()], check=True, capture_output=True)
    keep(picture, "report")


def keep_people() -> None:
    """Everyone, some of them with an expression."""
    import skia

    sys.path.insert(0, str(ROOT))
    from expression_trainer.domain.expressions import Expression
    from expression_trainer.faces.cast import IDENTITIES
    from expression_trainer.faces.drawing import FaceArtist
    from expression_trainer.faces.emotions import pose

    across, side, shown = 11, WIDTH // 11, list(Expression)
    surface = skia.Surface(across * side, -(-len(IDENTITIES) // across) * side)
    smooth = skia.SamplingOptions(skia.CubicResampler.Mitchell())
    for number, person in enumerate(IDENTITIES):
        face = FaceArtist(person, 2 * side).draw(pose(shown[number * 5 % len(shown)])).image
        place = skia.Rect.MakeXYWH(number % across * side, number // across * side, side, side)
        surface.getCanvas().drawImageRect(face, place, smooth)
    surface.makeImageSnapshot().save(str(SHOTS / "people.webp"), skia.kWEBP, QUALITY)
    print("people.webp")


def main() -> None:
    SHOTS.mkdir(exist_ok=True)
    keep_people()
    with tempfile.TemporaryDirectory() as folder:
        keep_screens(Path(folder))
        keep_report(Path(folder))


if __name__ == "__main__":
    main()
