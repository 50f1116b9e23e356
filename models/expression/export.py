"""Write the trained network as ONNX, with calibration and flip averaging inside, and its entry in the manifest.

    python models/expression/export.py [--cache FOLDER] [--runs FOLDER]

The ONNX file takes `crop` (N, 1, 64, 64) float32 0-255 and `points` (N, 478, 3) float32 aligned, and gives
`probabilities` (N, 7) and `action_units` (N, U, 2), the person's left and right, 0-1. Every student in RUNS is a
member; their answers are averaged inside the graph, and the action units are weighed with those of the points' own
network, unit by unit, by what comes nearest to the targets. Temperature and class offsets are fitted on the tenth of
fer_train that training never saw (Guo et al. 2017; vector scaling).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from network import ExpressionNet, UnitNet
from torch import Tensor, nn
from train import CALIBRATION, DRAWN, Data, build, load
from units import CLASSES, UNITS

HERE = Path(__file__).parent
VERSION = "0.4.0"


class Members(nn.Module):
    """The students as one; each sees the face and its mirror image."""

    def __init__(self, nets: list[ExpressionNet], mirror: Tensor) -> None:
        super().__init__()
        self.nets = nn.ModuleList(nets)
        self.register_buffer("mirror", mirror)
        self.register_buffer("across", torch.tensor((-1.0, 1.0, 1.0)))

    def flipped(self, points: Tensor) -> Tensor:
        return points[:, self.mirror] * self.across

    def forward(self, crop: Tensor, points: Tensor) -> tuple[Tensor, Tensor]:
        """Class logits and action units 0-1, averaged over the members and over the face and its mirror image."""
        count = crop.shape[0]
        both = torch.cat((crop, crop.flip(3))), torch.cat((points, self.flipped(points)))  # one batch: quicker than two
        logits, units = [], []
        for net in self.nets:
            said = net(*both)
            logits += [said[0][:count], said[0][count:]]
            shown = said[1].sigmoid()
            units += [shown[:count], shown[count:].flip(2)]
        return torch.stack(logits).mean(0), torch.stack(units).mean(0)


class Shipped(nn.Module):
    """The members, the points' own network and the calibration in one graph."""

    def __init__(
        self, members: Members, unit_net: UnitNet, chosen: Tensor, scale: Tensor, offset: Tensor, share: Tensor
    ) -> None:
        super().__init__()
        self.members, self.unit_net = members, unit_net
        tables = {"chosen": chosen, "scale": scale, "offset": offset, "share": share.view(1, -1, 1)}
        for name, value in tables.items():
            self.register_buffer(name, value)

    def forward(self, crop: Tensor, points: Tensor) -> tuple[Tensor, Tensor]:
        near = points[:, self.chosen]
        logits, seen = self.members(crop, near)
        placed = placed_units(self.unit_net, self.members, near)
        calibrated = logits * self.scale + self.offset
        return calibrated.softmax(1), placed * self.share + seen * (1 - self.share)


def placed_units(unit_net: UnitNet, members: Members, points: Tensor) -> Tensor:
    """What the points' own network says, averaged over the face and its mirror image."""
    straight = unit_net(points).sigmoid()
    return (straight + unit_net(members.flipped(points)).sigmoid().flip(2)) / 2


def ask(members: Members, data: Data, rows: Tensor) -> tuple[Tensor, Tensor]:
    """What the members say of these faces."""
    with torch.inference_mode():
        said = [members(data.crop[piece].float(), data.points[piece]) for piece in rows.split(512)]
    return torch.cat([one[0] for one in said]), torch.cat([one[1] for one in said])


def load_members(files: list[Path], data: Data) -> list[ExpressionNet]:
    """The averaged weights of every student, on the CPU."""
    nets = []
    for file in files:
        kept = torch.load(file, map_location="cpu", weights_only=True)
        net = build(data, kept["kind"], torch.device("cpu"))
        net.load_state_dict(kept["average"])
        nets.append(net.eval())
    if not nets:
        raise SystemExit("There is no student yet: run train.py first.")
    return nets


def unit_member(file: Path, data: Data) -> UnitNet:
    """The network that reads the points alone, with its averaged weights."""
    if not file.exists():
        raise SystemExit("The points' own network is missing: run train.py units.")
    net = UnitNet(data.targets.shape[1], data.points.shape[1])
    net.load_state_dict(torch.load(file, map_location="cpu", weights_only=True)["average"])
    return net.eval()


def weigh(members: Members, unit_net: UnitNet, data: Data) -> Tensor:
    """Per unit, the share 0-1 of the points' own network that comes nearest to the targets."""
    drawn = data.rows(DRAWN)
    rows = torch.cat((data.rows(CALIBRATION), drawn[:: max(1, len(drawn) // 1500)]))
    seen = ask(members, data, rows)[1]
    with torch.inference_mode():
        placed = placed_units(unit_net, members, data.points[rows])
    targets, weights = data.targets[rows], data.weights[rows]
    shares = torch.linspace(0, 1, 11)
    errors = [(weights * (placed * s + seen * (1 - s) - targets) ** 2).sum((0, 2)) for s in shares]
    return shares[torch.stack(errors).argmin(0)]


def calibrate(logits: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
    """One scale and seven small offsets that make the logits honest, by maximum likelihood with a mild prior."""
    scale, offset = torch.ones(1, requires_grad=True), torch.zeros(7, requires_grad=True)
    optimiser = torch.optim.LBFGS([scale, offset], max_iter=200, line_search_fn="strong_wolfe")

    def close() -> Tensor:
        optimiser.zero_grad()
        loss = nn.functional.cross_entropy(logits * scale + offset, labels) + 0.01 * (offset**2).mean()
        loss.backward()
        return loss

    optimiser.step(close)
    return scale.detach(), offset.detach()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=HERE / "cache")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    asked = parser.parse_args()
    data = load(asked.cache, torch.device("cpu"))
    packed = np.load(asked.cache / "pack_points.npz")
    nets = load_members(sorted(asked.runs.glob("student[0-9]*.pt")), data)
    members = Members(nets, data.mirror).eval()
    rows = data.rows(CALIBRATION)
    scale, offset = calibrate(ask(members, data, rows)[0], data.labels[rows])
    unit_net = unit_member(asked.runs / "units.pt", data)
    share = weigh(members, unit_net, data)
    shipped = Shipped(members, unit_net, torch.from_numpy(packed["chosen"]), scale, offset, share).eval()
    target = HERE / "expression.onnx"
    torch.onnx.export(
        shipped,
        (torch.zeros(1, 1, 64, 64), torch.zeros(1, 478, 3)),
        str(target),
        input_names=["crop", "points"],
        output_names=["probabilities", "action_units"],
        dynamic_axes={name: {0: "n"} for name in ("crop", "points", "probabilities", "action_units")},
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load(target)
    for key, value in (("units", json.dumps(UNITS)), ("classes", json.dumps(CLASSES)), ("version", VERSION)):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, target)
    write_manifest(target)
    print(len(nets), "members,", target.stat().st_size, "bytes, scale", round(scale.item(), 3))
    print("offsets", [round(v, 2) for v in offset.tolist()], "shares", [round(v, 1) for v in share.tolist()])


def write_manifest(target: Path) -> None:
    """Say what the file is and what it must hash to."""
    content = target.read_bytes()
    classes, units = ", ".join(f'"{c}"' for c in CLASSES), ", ".join(map(str, UNITS))
    (HERE.parent / "manifest.toml").write_text(
        f"""# The models that the program runs, written by their export scripts. A file with another hash is refused.

[expression]
path = "expression/expression.onnx"
version = "{VERSION}"
bytes = {len(content)}
sha256 = "{hashlib.sha256(content).hexdigest()}"
licence = "see expression/MODEL_CARD.md: trained on pictures whose rights are not cleared"
inputs = ["crop: float32 (n, 1, 64, 64), 0-255", "points: float32 (n, 478, 3), aligned"]
labels = [{classes}]
units = [{units}]
""",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
