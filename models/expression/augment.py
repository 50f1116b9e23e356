"""What a webcam does to a face, on whole batches: place, light, blur, low resolution, noise, things in front."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional


def augment(crop: Tensor, points: Tensor) -> tuple[Tensor, Tensor]:
    """Change crops (N, 1, 64, 64) 0-255 and aligned points (N, P, 3); labels stay true.

    Chance comes from torch's seed.
    """
    return _cover(_soil(_move(crop))), _shake(points)


def _move(crop: Tensor) -> Tensor:
    """Turn, scale, shift and stretch a little, as an imperfect alignment does."""
    n, device = len(crop), crop.device
    turn = (torch.rand(n, device=device) - 0.5) * math.radians(18)
    scale = 1 + (torch.rand(n, 2, device=device) - 0.5) * 0.16 + (torch.rand(n, 1, device=device) - 0.5) * 0.14
    shift = (torch.rand(n, 2, device=device) - 0.5) * 0.16
    cosine, sine = torch.cos(turn), torch.sin(turn)
    matrix = torch.stack(
        (
            torch.stack((cosine * scale[:, 0], -sine * scale[:, 1], shift[:, 0]), 1),
            torch.stack((sine * scale[:, 0], cosine * scale[:, 1], shift[:, 1]), 1),
        ),
        1,
    )
    grid = functional.affine_grid(matrix, list(crop.shape), align_corners=False)
    return functional.grid_sample(crop, grid, mode="bilinear", padding_mode="border", align_corners=False)


def _soil(crop: Tensor) -> Tensor:
    """Light from one side, gamma, low resolution, noise."""
    n, device = len(crop), crop.device
    line = torch.linspace(-1, 1, crop.shape[-1], device=device)
    direction = torch.rand(n, 1, 1, 1, device=device) * 2 * math.pi
    slope = torch.cos(direction) * line.view(1, 1, 1, -1) + torch.sin(direction) * line.view(1, 1, -1, 1)
    light = 1 + slope * torch.rand(n, 1, 1, 1, device=device) * 0.55
    gamma = torch.exp((torch.rand(n, 1, 1, 1, device=device) - 0.5) * 1.1)
    lit = 255 * (crop / 255).clamp(0, 1) ** gamma * light
    small = int(torch.randint(20, 56, (1,)).item())
    coarse = functional.interpolate(lit, size=(small, small), mode="area")
    coarse = functional.interpolate(coarse, size=crop.shape[-2:], mode="bilinear", align_corners=False)
    lit = torch.where(torch.rand(n, 1, 1, 1, device=device) < 0.3, coarse, lit)
    noise = torch.randn_like(lit) * torch.rand(n, 1, 1, 1, device=device) * 12
    return (lit + noise).clamp(0, 255)


def _cover(crop: Tensor) -> Tensor:
    """A grey patch in front of every third face."""
    n, side, device = len(crop), crop.shape[-1], crop.device
    rows = torch.arange(side, device=device).view(1, 1, -1, 1)
    columns = torch.arange(side, device=device).view(1, 1, 1, -1)
    middle = torch.rand(n, 2, 1, 1, device=device) * side
    half = (torch.rand(n, 2, 1, 1, device=device) * 0.12 + 0.04) * side
    inside = ((rows - middle[:, :1]).abs() < half[:, :1]) & ((columns - middle[:, 1:]).abs() < half[:, 1:])
    inside &= torch.rand(n, 1, 1, 1, device=device) < 0.33
    return torch.where(inside, torch.rand(n, 1, 1, 1, device=device) * 255, crop)


def _shake(points: Tensor) -> Tensor:
    """The mesh's own noise, and a frame that is scaled and shifted a little."""
    n, device = len(points), points.device
    noise = torch.randn_like(points) * torch.rand(n, 1, 1, device=device) * 0.012
    scale = 1 + (torch.rand(n, 1, 3, device=device) - 0.5) * 0.06
    shift = (torch.rand(n, 1, 3, device=device) - 0.5) * 0.06
    return points * scale + shift + noise
