"""How hair is painted: masses of strands, curls, single locks, ropes and plaits, in tones that suit its colour."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import skia

from expression_trainer.domain.action_units import FacePose

from .hair_line import Line
from .head import head_outline
from .pen import Brush, Colour, Path, Points, curve, luminance, mix, moved, polygon, ribbon, sampled, times
from .shape import FaceShape, Moves

Flow = Callable[[random.Random], Points]


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one person's hair. `glint` is where light falls; black hair shines brown, not grey."""

    base: Colour
    dark: Colour
    edge: Colour
    pale: Colour
    glint: Colour
    strands: tuple[tuple[Colour, float], ...]


def tones(shape: FaceShape) -> Tones:
    hair = shape.hair
    bright, spread = luminance(hair), (max(hair) - min(hair)) / (max(hair) + 1)
    if spread < 0.15 and bright > 0.2:  # grey to white: cool shadows, mixed strands
        dark, pale = times(hair, (0.70, 0.69, 0.71)), mix(hair, (255, 253, 248), 0.5)
        mixed = ((times(hair, (0.52, 0.5, 0.5)), 0.34), (dark, 0.4), (pale, 0.5), ((255.0, 253.0, 248.0), 0.34))
        return Tones(hair, dark, times(hair, (0.5, 0.48, 0.5)), pale, mix(hair, (255, 253, 248), 0.7), mixed)
    if bright < 0.2:
        dark, pale = times(hair, 0.5), mix(hair, (168, 118, 90), 0.30)
        usual = ((dark, 0.6), (times(hair, 0.75), 0.5), (pale, 0.42), (mix(hair, (196, 146, 112), 0.34), 0.26))
        return Tones(hair, dark, times(hair, 0.34), pale, mix(hair, (206, 160, 128), 0.36), usual)
    warm = (0.70, 0.62, 0.54) if bright > 0.55 else (0.62, 0.55, 0.52)
    dark, pale = times(hair, warm), mix(hair, (255, 226, 180), 0.36)
    usual = ((dark, 0.42), (times(hair, 0.84), 0.4), (pale, 0.42), (mix(hair, (255, 236, 200), 0.55), 0.26))
    return Tones(hair, dark, times(dark, 0.66), pale, mix(hair, (255, 232, 196), 0.55), usual)


def combed(guides: Sequence[Points], stray: float = 2.0) -> Flow:
    """Strands that lie between neighbouring guide lines (all of one length)."""
    lines = [np.asarray(guide, float) for guide in guides]

    def flow(rng: random.Random) -> Points:
        at = rng.random() * (len(lines) - 1)
        first, share = min(int(at), len(lines) - 2), at - min(int(at), len(lines) - 2)
        line: Line = lines[first] * (1 - share) + lines[first + 1] * share
        line += np.array([(rng.gauss(0, stray), rng.gauss(0, stray)) for _ in range(len(line))])
        return line

    return flow


def either(*flows: Flow) -> Flow:
    """Strands of one flow or another."""
    return lambda rng: flows[rng.randrange(len(flows))](rng)


def fill_hair(
    brush: Brush,
    shape: FaceShape,
    outline: Path,
    flow: Flow,
    strands: int,
    glint: tuple[float, float, float, float] | None = (-40, -130, 70, 34),
    salt: int = 0,
    width: float = 2.0,
    shine: tuple[float, float] = (0.3, 0.6),
    rim: Path | None = None,
) -> None:
    """A mass of hair: a gradient, tapered strands along `flow`, light on the `shine` part of them, a darker edge.

    `rim`: what of its edge is dark; all of it when not given.
    """
    t = tones(shape)
    brush.gradient(outline, mix(t.base, t.pale, 0.45), mix(t.base, t.dark, 0.8), (-70, -200), (80, 150), t.base)
    rng = random.Random(shape.person.seed * 7 + salt)
    paths = [skia.Path() for _ in t.strands]
    lit = skia.Path()
    for number in range(strands):
        line = sampled(flow(rng), 5)
        swell = np.sin(np.linspace(0.12, 1, len(line)) * math.pi) + 0.12
        paths[number % len(paths)].addPath(ribbon(line, swell * rng.uniform(0.8, width * 1.7)))
        if number % 3 == 0:
            start = rng.uniform(shine[0] - 0.08, shine[0] + 0.08)
            part = line[int(start * len(line)) : max(int((start + shine[1] - shine[0]) * len(line)), 3)]
            if len(part) > 3:
                lit.addPath(ribbon(part, np.sin(np.linspace(0.05, 0.95, len(part)) * math.pi) * rng.uniform(0.8, 2.4)))
    with brush.clipped(outline):
        for path, (tone, alpha) in zip(paths, t.strands, strict=True):
            brush.fill(path, tone, alpha, 0.45)
        if glint:
            brush.soft(*glint, t.glint, 0.40, -14)
        brush.fill(lit, t.glint, 0.34, 0.6)
        finish(brush, t, rim or outline)


def finish(brush: Brush, t: Tones, outline: Path) -> None:
    """The darker rim of a mass (paint it clipped to the mass)."""
    brush.stroke(outline, t.edge, 10, 0.34, 5)
    brush.stroke(outline, t.edge, 1.8, 0.40, 0.5)


def fill_curls(
    brush: Brush,
    shape: FaceShape,
    outline: Path,
    size: float,
    glint: tuple[float, float, float, float] | None,
    salt: int = 0,
    turns: float = 0.62,
    rim: Path | None = None,
) -> None:
    """A mass of curls of about this size: each a hook, dark below and lit above. `rim`: what of its edge is dark."""
    t = tones(shape)
    brush.gradient(outline, mix(t.base, t.pale, 0.4), mix(t.base, t.dark, 0.85), (-80, -200), (90, 110), t.base)
    rng = random.Random(shape.person.seed * 7 + salt)
    box = outline.getBounds()
    dark, paths = skia.Path(), [skia.Path() for _ in t.strands]
    step = size * 1.25
    number = 0
    for row in np.arange(box.top(), box.bottom() + step, step * 0.86):
        for column in np.arange(box.left(), box.right() + step, step):
            x, y = column + rng.uniform(-0.5, 0.5) * step, row + rng.uniform(-0.5, 0.5) * step
            r, start = size * rng.uniform(0.42, 0.80), rng.uniform(0, 2 * math.pi)
            q = np.linspace(start, start + rng.choice((-1, 1)) * turns * 2 * math.pi, 9)
            reach = r * np.linspace(1.25, 0.45, 9)
            arc = np.stack([x + reach * np.cos(q), y + reach * np.sin(q)], 1)
            swell = np.sin(np.linspace(0.1, 0.95, 9) * math.pi)
            dark.addPath(ribbon(arc + np.array((1.1, 1.5)), swell * size * 0.30))
            paths[number % len(paths)].addPath(ribbon(arc, swell * size * rng.uniform(0.14, 0.26)))
            number += 1
    with brush.clipped(outline):
        brush.fill(dark, t.edge, 0.26 if luminance(t.base) > 0.45 else 0.36, 0.8)
        for path, (tone, alpha) in zip(paths, t.strands, strict=True):
            brush.fill(path, tone, alpha, 0.4)
        if glint:
            brush.soft(*glint, t.glint, 0.40, -14)
        finish(brush, t, rim or outline)


def lock_path(points: Points, width: float, tip: float = 0.0, root: float = 0.55) -> Path:
    """A single lock: swelling from its root, ending in a point (or `tip` of its width)."""
    line = sampled(points, 7)
    return ribbon(line, width * np.interp(np.linspace(0, 1, len(line)), [0, 0.35, 0.75, 1], [root, 1, 0.72, tip]))


def draw_lock(
    brush: Brush, shape: FaceShape, points: Points, width: float, light: float, tip: float = 0.0, root: float = 0.55
) -> None:
    """A lock that lies on others: `light` from 0 (dark) to 1 (pale), a dark edge, a few strands."""
    t = tones(shape)
    tone = mix(mix(t.base, t.dark, 0.55), mix(t.base, t.pale, 0.55), light)
    path = lock_path(points, width, tip, root)
    line = sampled(points, 7)
    brush.stroke(path, t.edge, 1.4, 0.34, 0.6)
    brush.gradient(path, mix(tone, t.dark, 0.35), tone, tuple(line[0]), tuple(line[-1]), mix(tone, t.glint, 0.16))
    swell = np.sin(np.linspace(0.06, 0.96, len(line)) * math.pi)
    for across, colour, alpha in ((-0.22, t.glint, 0.32), (0.08, t.dark, 0.34), (0.28, t.dark, 0.3)):
        away = line + np.array([across * width, abs(across) * 0.4 * width]) * swell[:, None]
        brush.fill(ribbon(away, swell * min(2.0, width * 0.12)), colour, alpha, 0.4)


def draw_rope(brush: Brush, shape: FaceShape, points: Points, width: float, light: float, woven: bool = False) -> None:
    """A loc (twisted) or a thin braid (woven) with rounded ends."""
    t = tones(shape)
    line = sampled(points, 6)
    path = polygon(line, False)
    tone = mix(mix(t.base, t.dark, 0.35), mix(t.base, t.pale, 0.45), light)
    brush.stroke(path, t.edge, width + 1.2, 0.9)
    brush.stroke(path, tone, width - 1.0)
    brush.stroke(moved(path, -width * 0.2, -0.4), t.glint, width * 0.26, 0.38, 0.7)
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    marks, lit = skia.Path(), skia.Path()
    pitch = width * (0.72 if woven else 0.86)
    for at in np.arange(pitch * 0.6, walked[-1], pitch):
        x, y = np.interp(at, walked, line[:, 0]), np.interp(at, walked, line[:, 1])
        ahead = min(at + 1.0, walked[-1])
        dx, dy = np.interp(ahead, walked, line[:, 0]) - x, np.interp(ahead, walked, line[:, 1]) - y
        long = math.hypot(dx, dy) + 1e-6
        ux, uy = dx / long * width * 0.34, dy / long * width * 0.34
        px, py = -uy * 1.35, ux * 1.35
        marks.moveTo(x + px - ux, y + py - uy)
        if woven:
            marks.lineTo(x + ux, y + uy)
            marks.lineTo(x - px - ux, y - py - uy)
        else:
            marks.lineTo(x - px + ux, y - py + uy)
            lit.moveTo(x + px * 0.5 - ux * 0.2, y + py * 0.5 - uy * 0.2 + width * 0.22)
            lit.lineTo(x - px * 0.4 + ux, y - py * 0.4 + uy + width * 0.22)
    brush.stroke(marks, t.edge, max(1.0, width * 0.15), 0.62 if woven else 0.46, 0.0 if woven else 0.6)
    brush.stroke(lit, t.glint, max(0.7, width * 0.10), 0.28)


def draw_plait(brush: Brush, shape: FaceShape, points: Points, width: float) -> None:
    """A thick plait of three strands, narrowing towards its end."""
    t = tones(shape)
    line = sampled(points, 8)
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    count = max(4, int(walked[-1] / (width * 0.44)))
    thick = width * np.interp(np.linspace(0, 1, len(line)), [0, 0.14, 1], [0.6, 1, 0.66])
    brush.fill(ribbon(line, thick * 0.9), t.edge)
    for number in range(count):
        at, side = walked[-1] * (number + 0.2) / count, 1 if number % 2 else -1
        x, y = np.interp(at, walked, line[:, 0]), np.interp(at, walked, line[:, 1])
        ahead = min(at + 2, walked[-1])
        angle = math.degrees(
            math.atan2(np.interp(ahead, walked, line[:, 1]) - y, np.interp(ahead, walked, line[:, 0]) - x)
        )
        wide = float(np.interp(at, walked, thick))
        brush.canvas.save()
        brush.canvas.translate(float(x), float(y))
        brush.canvas.rotate(angle - 90)
        brush.canvas.translate(side * wide * 0.2, 0)
        brush.canvas.rotate(side * 34)
        lobe = curve(
            [(0, -wide * 0.5), (wide * 0.33, -wide * 0.1), (wide * 0.1, wide * 0.5), (-wide * 0.3, wide * 0.05)], True
        )
        brush.gradient(
            lobe, mix(t.base, t.pale, 0.7), t.dark, (-wide * 0.2, -wide * 0.4), (wide * 0.2, wide * 0.5), t.base
        )
        brush.stroke(lobe, t.edge, 1.3, 0.55)
        for off, colour in ((-0.12, t.glint), (0.02, t.dark), (0.14, t.dark)):
            strand = curve([(off * wide, -wide * 0.4), (off * wide * 1.5, 0), (off * wide * 0.6, wide * 0.38)])
            brush.stroke(strand, colour, 1.0, 0.42)
        brush.canvas.restore()


def scalloped(shape: FaceShape, points: Points, height: float, count: int, salt: int = 0) -> Path:
    """A closed outline of irregular bumps: the edge of curls."""
    rng = random.Random(shape.person.seed + salt)
    line = sampled([*points, points[0]], 16)[:-1]
    along = np.roll(line, -2, 0) - np.roll(line, 2, 0)
    outward = np.stack([along[:, 1], -along[:, 0]], 1)
    outward /= np.linalg.norm(outward, axis=1, keepdims=True) + 1e-9
    ahead = np.roll(line, -1, 0)
    if np.sum(line[:, 0] * ahead[:, 1] - ahead[:, 0] * line[:, 1]) < 0:
        outward = -outward
    walked = np.cumsum(np.linalg.norm(ahead - line, axis=1))
    cuts = np.cumsum([rng.uniform(0.6, 1.4) for _ in range(count)])
    cuts = cuts / cuts[-1] * walked[-1]
    heights = np.array([height * rng.uniform(0.6, 1.25) for _ in range(count)])
    places = np.minimum(np.searchsorted(cuts, walked), count - 1)
    starts = np.concatenate([[0.0], cuts[:-1]])[places]
    share = (walked - starts) / (cuts[places] - starts + 1e-9)
    bumps = heights[places] * (np.abs(np.sin(math.pi * share)) ** 0.7 - 0.5)
    return polygon(line + outward * bumps[:, None])


def cast_shadow(brush: Brush, shape: FaceShape, outline: Path) -> None:
    """What hair in front of the head casts on its skin."""
    with brush.clipped(head_outline(shape, Moves(FacePose()))):
        brush.fill(moved(outline, 2, 7), shape.deep, 0.30, 6)
        brush.fill(moved(outline, 1, 2), shape.deep, 0.22, 2)
