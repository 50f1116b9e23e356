"""Draw the learning curves and the confusion matrices of the model card.

    python models/expression/figures.py EVALUATION.json [--history FILE]

`EVALUATION.json` is what `evaluate.py` printed; the history is what `train.py` kept in its runs. Writes
`learning_curves.webp` and `confusion.webp` beside this file.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from pathlib import Path

import skia
from units import CLASSES

HERE = Path(__file__).parent
INK, FAINT, GRID = 0xFF22303A, 0xFF6A7780, 0xFFE3E7EA
CURVES = {
    "accuracy": ("accuracy, FER2013 validation", 0xFF0072B2),
    "macro_f1": ("macro F1, FER2013 validation", 0xFFD55E00),
    "unit_correlation": ("action units against the teacher", 0xFF009E73),
    "drawn_accuracy": ("accuracy, drawn people", 0xFF8A6FB0),
}
"""Okabe and Ito's colours, told apart with any colour vision; each line is named at its end as well."""


def text(
    canvas: skia.Canvas, words: str, x: float, y: float, size: float = 13, colour: int = INK, at: str = "left"
) -> None:
    font = skia.Font(skia.Typeface(""), size)
    wide = font.measureText(words)
    canvas.drawString(words, x - {"left": 0, "middle": wide / 2, "right": wide}[at], y, font, skia.Paint(Color=colour))


def draw_curves(rows: list[dict[str, str]], file: Path) -> None:
    width, height, left, right, top, bottom = 1000, 560, 60, 270, 50, 50
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorWHITE)
    most = max(float(row["seconds"]) for row in rows)
    low, high = 0.5, 1.0

    def place(seconds: float, value: float) -> tuple[float, float]:
        x = left + (width - left - right) * seconds / most
        return x, height - bottom - (height - top - bottom) * (max(low, value) - low) / (high - low)

    text(canvas, "Each student's figures while it trained (averaged weights)", left, 28, 16)
    for step in range(6):
        value = low + 0.1 * step
        y = place(0, value)[1]
        canvas.drawLine(left, y, width - right, y, skia.Paint(Color=GRID, StrokeWidth=1))
        text(canvas, f"{value:.1f}".lstrip("0"), left - 8, y + 4, 12, FAINT, "right")
    for minute in range(0, int(most // 60) + 1, 20):
        text(canvas, f"{minute} min", place(minute * 60, low)[0], height - 24, 12, FAINT, "middle")
    runs: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        runs[row["name"]].append(row)
    for key, (words, colour) in CURVES.items():
        ends = []
        for number, name in enumerate(sorted(runs)):
            points = [place(float(row["seconds"]), float(row[key])) for row in runs[name]]
            path = skia.Path()
            path.addPoly([skia.Point(*point) for point in points], False)
            paint = skia.Paint(AntiAlias=True, Color=colour, Style=skia.Paint.kStroke_Style, StrokeWidth=2.2 - number)
            canvas.drawPath(path, paint)
            ends.append(points[-1][1])
        text(canvas, words, width - right + 10, sum(ends) / len(ends) + 4, 12.5, colour)
    surface.makeImageSnapshot().save(str(file), skia.kWEBP, 88)


def draw_confusion(evaluation: dict, file: Path) -> None:
    """One matrix per set; the shade is the share of the row, the figure the count."""
    parts = [("fer_validation", "FER2013 validation"), ("press_held_out", "press, persons held out"),
             ("drawn_held_out", "drawn, people held out")]  # fmt: skip
    cell, side = 46, 96
    wide = side + 7 * cell + 30
    surface = skia.Surface(wide * len(parts), side + 7 * cell + 60)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorWHITE)
    for number, (part, title) in enumerate(parts):
        x0, y0 = number * wide + side, side
        text(canvas, title, x0, 24, 15)
        text(canvas, "rows: label, columns: answer", x0, 42, 11.5, FAINT)
        matrix = evaluation[part]["confusion"]
        for i, row in enumerate(matrix):
            text(canvas, CLASSES[i], x0 - 8, y0 + cell * (i + 0.6), 12, INK, "right")
            canvas.save()
            canvas.translate(x0 + cell * (i + 0.6), y0 - 8)
            canvas.rotate(-35)
            text(canvas, CLASSES[i], 0, 0, 12)
            canvas.restore()
            for j, count in enumerate(row):
                share = count / max(1, sum(row))
                shade = skia.Color(*(round(255 - (255 - full) * share) for full in (0, 90, 150)))
                box = skia.Rect.MakeXYWH(x0 + cell * j, y0 + cell * i, cell - 2, cell - 2)
                canvas.drawRect(box, skia.Paint(Color=shade))
                words = INK if share < 0.5 else skia.ColorWHITE
                text(canvas, str(count), box.centerX(), box.centerY() + 5, 13, words, "middle")
    surface.makeImageSnapshot().save(str(file), skia.kWEBP, 88)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("--history", type=Path, default=HERE / "runs" / "history.csv")
    asked = parser.parse_args()
    with asked.history.open(encoding="utf-8") as file:
        draw_curves(list(csv.DictReader(file)), HERE / "learning_curves.webp")
    draw_confusion(json.loads(asked.evaluation.read_text("utf-8")), HERE / "confusion.webp")


if __name__ == "__main__":
    main()
