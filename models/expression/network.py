"""The network: an aligned crop and aligned mesh points in, class scores and action units out.

Two branches. A small residual network reads the 64 x 64 crop (what geometry can't see: wrinkles, cheeks, lips pressed);
a small perceptron reads the mesh points (what a crop blurs: where everything is). Their features are joined.
Needs PyTorch; never imported by the program, which runs the exported ONNX file.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

POINTS = 478
CROP = 64


class Block(nn.Module):
    """Two 3 x 3 convolutions with squeeze-and-excitation (Hu et al. 2018) and a way around them."""

    def __init__(self, inside: int, outside: int, stride: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(inside, outside, 3, stride, 1, bias=False), nn.BatchNorm2d(outside), nn.SiLU(),
            nn.Conv2d(outside, outside, 3, 1, 1, bias=False), nn.BatchNorm2d(outside),
        )  # fmt: skip
        squeezed = max(8, outside // 8)
        self.gate = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Conv2d(outside, squeezed, 1), nn.SiLU(),
            nn.Conv2d(squeezed, outside, 1), nn.Sigmoid(),
        )  # fmt: skip
        self.around: nn.Module = nn.Identity()
        if stride > 1 or inside != outside:
            self.around = nn.Sequential(
                nn.AvgPool2d(stride) if stride > 1 else nn.Identity(),
                nn.Conv2d(inside, outside, 1, bias=False),
                nn.BatchNorm2d(outside),
            )

    def forward(self, x: Tensor) -> Tensor:
        y = self.body(x)
        return functional.silu(y * self.gate(y) + self.around(x))


class ExpressionNet(nn.Module):
    """`crop` (N, 1, 64, 64) 0-255 and `points` (N, P, 3) aligned -> class logits (N, 7), action-unit logits (N, U,
    2).
    """

    def __init__(
        self,
        units: int,
        points: int,
        widths: tuple[int, ...] = (24, 48, 96, 160),
        depth: int = 1,
        drop: float = 0.2,
        side: int = CROP,
    ) -> None:
        super().__init__()
        self.units, self.side = units, side
        self.kind = {"widths": tuple(widths), "depth": depth, "drop": drop, "side": side}
        layers: list[nn.Module] = [nn.Conv2d(1, widths[0], 5, 2, 2, bias=False), nn.BatchNorm2d(widths[0]), nn.SiLU()]
        inside = widths[0]
        for place, width in enumerate(widths):
            for step in range(depth):
                layers.append(Block(inside, width, 2 if step == 0 and place > 0 else 1))
                inside = width
        self.look = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.register_buffer("point_mean", torch.zeros(points, 3))
        self.register_buffer("point_scale", torch.ones(points, 3))
        hidden = 192 if widths[0] < 40 else 384
        self.place = nn.Sequential(
            nn.Linear(3 * points, hidden), nn.LayerNorm(hidden), nn.SiLU(), nn.Dropout(drop),
            nn.Linear(hidden, hidden // 2), nn.LayerNorm(hidden // 2), nn.SiLU(),
        )  # fmt: skip
        joined = widths[-1] + hidden // 2
        self.classes = nn.Sequential(nn.Dropout(drop), nn.Linear(joined, 7))
        self.action = nn.Sequential(nn.Dropout(drop / 2), nn.Linear(joined, 160), nn.SiLU(), nn.Linear(160, 2 * units))

    def learn_points(self, points: Tensor) -> None:
        """Take mean and spread of the training points (N, P, 3)."""
        self.point_mean.copy_(points.mean(0))
        self.point_scale.copy_(points.std(0).clamp_min(0.01))

    def forward(self, crop: Tensor, points: Tensor) -> tuple[Tensor, Tensor]:
        if self.side != CROP:  # the training pictures hold no more detail, and most of the time goes into pixels
            crop = functional.interpolate(crop, size=(self.side, self.side), mode="bilinear", align_corners=False)
        mean = crop.mean((2, 3), keepdim=True)
        spread = ((crop - mean) ** 2).mean((2, 3), keepdim=True).sqrt()
        seen = self.look((crop - mean) / (spread + 8.0))
        where = ((points - self.point_mean) / self.point_scale).clamp(-6, 6)
        joined = torch.cat((seen, self.place(where.flatten(1))), 1)
        return self.classes(joined), self.action(joined).view(-1, self.units, 2)


class UnitNet(nn.Module):
    """Action units from `points` (N, P, 3) alone: logits (N, U, 2).

    The teacher's scores are a function of the mesh, and a network that sees nothing else learns them more exactly.
    """

    def __init__(self, units: int, points: int, hidden: int = 320) -> None:
        super().__init__()
        self.units = units
        self.register_buffer("point_mean", torch.zeros(points, 3))
        self.register_buffer("point_scale", torch.ones(points, 3))
        self.body = nn.Sequential(
            nn.Linear(3 * points, hidden), nn.LayerNorm(hidden), nn.SiLU(), nn.Dropout(0.05),
            nn.Linear(hidden, hidden), nn.LayerNorm(hidden), nn.SiLU(),
            nn.Linear(hidden, hidden // 2), nn.SiLU(), nn.Linear(hidden // 2, 2 * units),
        )  # fmt: skip

    def learn_points(self, points: Tensor) -> None:
        """Take mean and spread of the training points (N, P, 3)."""
        self.point_mean.copy_(points.mean(0))
        self.point_scale.copy_(points.std(0).clamp_min(0.01))

    def forward(self, points: Tensor) -> Tensor:
        where = ((points - self.point_mean) / self.point_scale).clamp(-6, 6)
        return self.body(where.flatten(1)).view(-1, self.units, 2)
