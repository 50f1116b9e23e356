"""Train the expression network; one command, resumable, on a CPU or a GPU.

    python models/expression/train.py teachers [--cache FOLDER] [--runs FOLDER] [--seconds 520] [--members 4]
    python models/expression/train.py units    [--cache FOLDER] [--runs FOLDER] [--seconds 240]
    python models/expression/train.py student  [--cache FOLDER] [--runs FOLDER] [--seconds 520] [--seed 100]

First `prepare.py`, `draw.py`, `dataset.py` and `pack.py` fill CACHE. `teachers` trains an ensemble of larger networks
on the
noisy labels; `student` learns a small network from the labels and, where there are teachers, their answers (self-
distillation
helps on noisy labels: Hinton et al. 2015; Furlanello et al. 2018). Several students, one per seed, are exported as
one. The schedule follows elapsed time, so that the learning rate has come
down whatever the machine. Runs are kept in RUNS (git-ignored); the same command goes on where it stopped.
`--without-press` leaves the press photos out. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import math
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from augment import augment
from network import ExpressionNet, UnitNet
from torch import Tensor
from torch.nn import functional

HERE = Path(__file__).parent
TEACHER = {"widths": (64, 128, 256, 384), "depth": 2, "drop": 0.35}
STUDENT = {"widths": (24, 48, 96, 160), "depth": 1, "drop": 0.1, "side": 48}
FER, CALIBRATION, VALIDATION, PRESS, PRESS_OUT, DRAWN, DRAWN_OUT = range(7)
SMOOTHING, TEMPERATURE = 0.1, 2.0


@dataclass
class Data:
    """Everything on one device."""

    crop: Tensor
    points: Tensor
    labels: Tensor
    part: Tensor
    targets: Tensor
    weights: Tensor
    mirror: Tensor

    def rows(self, *parts: int) -> Tensor:
        return torch.cat([torch.nonzero(self.part == p).flatten() for p in parts])


def load(cache: Path, device: torch.device) -> Data:
    packed, pictures = np.load(cache / "pack_points.npz"), np.load(cache / "pack_crops.npz")
    webp, offsets = pictures["webp"], pictures["offsets"]

    def decode(i: int) -> np.ndarray:
        return cv2.imdecode(webp[offsets[i] : offsets[i + 1]], cv2.IMREAD_GRAYSCALE)

    with ThreadPoolExecutor() as pool:
        crops = np.stack(list(pool.map(decode, range(len(offsets) - 1))))

    def put(array: np.ndarray, kind: torch.dtype) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(array)).to(device).to(kind)

    return Data(
        put(crops[:, None], torch.uint8),
        put(packed["points"], torch.float32),
        put(packed["labels"], torch.long),
        put(packed["part"], torch.long),
        put(packed["targets"], torch.float32) / 255,
        put(packed["weights"], torch.float32) / 255,
        put(packed["mirror"], torch.long),
    )


def flip(data: Data, crop: Tensor, points: Tensor) -> tuple[Tensor, Tensor]:
    """The same faces in a mirror."""
    return crop.flip(3), points[:, data.mirror] * points.new_tensor((-1.0, 1.0, 1.0))


def predict(net: torch.nn.Module, data: Data, rows: Tensor) -> tuple[Tensor, Tensor]:
    """Class logits and action units (0-1), averaged over the face and its mirror image."""
    logits, units = [], []
    net.eval()
    with torch.inference_mode(), lighter(data.crop.device):
        for piece in rows.split(512):
            crop, points = data.crop[piece].float(), data.points[piece]
            one = net(crop, points)
            other = net(*flip(data, crop, points))
            logits.append((one[0].float() + other[0].float()) / 2)
            units.append((one[1].float().sigmoid() + other[1].float().flip(2).sigmoid()) / 2)
    return torch.cat(logits), torch.cat(units)


def measure(net: torch.nn.Module, data: Data) -> dict[str, float]:
    """The figures that choices are made on."""
    rows = data.rows(VALIDATION)
    logits, units = predict(net, data, rows)
    truth, guess = data.labels[rows], logits.argmax(1)
    f1 = []
    for c in range(7):
        hit = ((guess == c) & (truth == c)).sum().item()
        f1.append(2 * hit / max(1, (guess == c).sum().item() + (truth == c).sum().item()))
    weights, targets = data.weights[rows], data.targets[rows]
    correlation = []
    for unit in range(weights.shape[1]):
        for side in (0, 1):
            taught = weights[:, unit, side] > 0.9
            if taught.float().mean() > 0.5 and targets[taught, unit, side].std() > 0.05:
                pair = torch.stack((units[taught, unit, side], targets[taught, unit, side]))
                correlation.append(torch.corrcoef(pair)[0, 1].item())
    drawn = data.rows(DRAWN_OUT)
    drawn = drawn[data.labels[drawn] >= 0]
    drawn_guess = predict(net, data, drawn)[0].argmax(1)
    return {
        "accuracy": (guess == truth).float().mean().item(),
        "macro_f1": sum(f1) / 7,
        "unit_correlation": sum(correlation) / max(1, len(correlation)),
        "drawn_accuracy": (drawn_guess == data.labels[drawn]).float().mean().item(),
    }


def class_weights(labels: Tensor) -> Tensor:
    """Square-root balance, so that disgust counts without drowning the rest."""
    counts = torch.bincount(labels[labels >= 0], minlength=7).float()
    weights = (counts.sum() / counts.clamp_min(1)).sqrt()
    return weights / weights.mean()


def draw_batch(data: Data, pools: list[tuple[Tensor, int]], chance: torch.Generator) -> Tensor:
    """Rows of one batch: a fixed number from each pool."""
    picks = [pool[torch.randint(len(pool), (n,), generator=chance).to(pool.device)] for pool, n in pools]
    return torch.cat(picks)


def make_batch(data: Data, rows: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Augmented crops and points, soft classes (N, 7; all 0 where unknown), action-unit targets and weights."""
    crop, points = data.crop[rows].float(), data.points[rows]
    targets, weights = data.targets[rows], data.weights[rows]
    turned = torch.rand(len(rows), device=crop.device) < 0.5
    flipped_crop, flipped_points = flip(data, crop, points)
    crop = torch.where(turned.view(-1, 1, 1, 1), flipped_crop, crop)
    points = torch.where(turned.view(-1, 1, 1), flipped_points, points)
    targets = torch.where(turned.view(-1, 1, 1), targets.flip(2), targets)
    weights = torch.where(turned.view(-1, 1, 1), weights.flip(2), weights)
    crop, points = augment(crop, points)
    labels = data.labels[rows]
    known = (labels >= 0).float()
    soft = functional.one_hot(labels.clamp_min(0), 7).float() * (1 - SMOOTHING) + SMOOTHING / 7
    return crop, points, soft * known[:, None], targets, weights


def mix_up(batch: tuple[Tensor, ...], alpha: float = 0.3) -> tuple[Tensor, ...]:
    """Blend faces pairwise (Zhang et al. 2018)."""
    share = np.random.default_rng(int(torch.randint(2**31, (1,)).item())).beta(alpha, alpha)
    share = max(share, 1 - share)
    order = torch.randperm(len(batch[0]), device=batch[0].device)
    return tuple(share * x + (1 - share) * x[order] for x in batch)


class Average:
    """The exponential moving average of a network's weights."""

    def __init__(self, net: torch.nn.Module, decay: float) -> None:
        self.decay, self.steps = decay, 0
        self.state = {k: v.detach().clone() for k, v in net.state_dict().items()}

    def take(self, net: torch.nn.Module) -> None:
        self.steps += 1
        keep = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for name, value in net.state_dict().items():
            if value.dtype.is_floating_point:
                self.state[name].lerp_(value.detach(), 1 - keep)
            else:
                self.state[name].copy_(value)


def build(data: Data, kind: dict, device: torch.device) -> ExpressionNet:
    net = ExpressionNet(data.targets.shape[1], data.points.shape[1], **kind)
    return net.to(device, memory_format=torch.channels_last)  # a third faster on a CPU


def lighter(device: torch.device) -> torch.autocast:
    """bfloat16 where the machine has it in hardware: twice as fast, and no worse."""
    has = device.type == "cuda" or torch.ops.mkldnn._is_mkldnn_bf16_supported()
    return torch.autocast(device.type, torch.bfloat16, enabled=bool(has))


def train(
    name: str,
    net: ExpressionNet,
    data: Data,
    asked: argparse.Namespace,
    seed: int,
    teachers: list[ExpressionNet],
    seconds: float,
) -> ExpressionNet:
    """Train one network for so many seconds, or go on with it; returns it with its averaged weights."""
    device = data.crop.device
    file = asked.runs / f"{name}.pt"
    torch.manual_seed(seed)
    chance = torch.Generator().manual_seed(seed)
    fer, drawn = data.rows(FER), data.rows(DRAWN)
    press = fer[:0] if asked.without_press else data.rows(PRESS)
    size = asked.batch
    pools = [(fer, round(size * (0.72 if len(press) else 0.8))), (drawn, round(size * 0.2))]
    if len(press):
        pools.append((press, size - sum(n for _, n in pools)))
    net.learn_points(data.points[torch.cat([pool for pool, _ in pools])])
    balance = class_weights(data.labels[torch.cat((fer, press))])
    optimiser = torch.optim.AdamW(net.parameters(), lr=asked.rate, weight_decay=0.05)
    average = Average(net, 0.999)
    spent, step = 0.0, 0
    if file.exists():
        kept = torch.load(file, map_location=device, weights_only=True)
        net.load_state_dict(kept["net"])
        average.state, average.steps = kept["average"], kept["steps"]
        optimiser.load_state_dict(kept["optimiser"])
        spent, step = kept["spent"], kept["steps"]
    began, told = time.monotonic() - spent, spent
    while (elapsed := time.monotonic() - began) < seconds:
        share = elapsed / seconds
        rate = asked.rate * min(1.0, (step + 1) / 300) * (0.01 + 0.99 * (1 + math.cos(math.pi * share)) / 2)
        for group in optimiser.param_groups:
            group["lr"] = rate
        batch = make_batch(data, draw_batch(data, pools, chance))
        if torch.rand(1).item() < (0.5 if not teachers else 0.3):
            batch = mix_up(batch)
        net.train()
        loss = loss_of(net, batch, balance, teachers, device)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        average.take(net)
        step += 1
        if elapsed - told > asked.every or elapsed + 2 > seconds:
            told = elapsed
            save(file, net, average, optimiser, elapsed, step)
            tell(asked.runs, name, elapsed, step, loss.item(), averaged(net, average, data, device), data)
    save(file, net, average, optimiser, seconds, step)
    return averaged(net, average, data, device)


def loss_of(
    net: ExpressionNet,
    batch: tuple[Tensor, ...],
    balance: Tensor,
    teachers: list[ExpressionNet],
    device: torch.device,
) -> Tensor:
    crop, points, soft, targets, weights = batch
    with lighter(device):
        logits, units = net(crop, points)
    logits, units = logits.float(), units.float()
    spoken = soft.sum(1)
    row = -(soft * balance * logits.log_softmax(1)).sum(1)
    classes = row.sum() / spoken.sum().clamp_min(1)
    if teachers:
        with torch.no_grad(), lighter(device):
            answers = [teacher(crop, points) for teacher in teachers]
        taught = torch.stack([(a[0].float() / TEMPERATURE).softmax(1) for a in answers]).mean(0)
        student = (logits / TEMPERATURE).log_softmax(1)
        classes = 0.3 * classes + 0.7 * TEMPERATURE**2 * -(taught * student).sum(1).mean()
        shown = torch.stack([a[1].float().sigmoid() for a in answers]).mean(0)
        targets = torch.where(weights > 0, 0.5 * targets + 0.5 * shown, shown)
        weights = weights.clamp_min(0.3)
    return classes + unit_loss(units, targets, weights)


def train_units(data: Data, asked: argparse.Namespace) -> None:
    """Train the network that reads action units from points; minutes, so that it starts over when it is stopped."""
    device = data.crop.device
    torch.manual_seed(asked.seed)
    rows = data.rows(FER, DRAWN) if asked.without_press else data.rows(FER, PRESS, DRAWN)
    net = UnitNet(data.targets.shape[1], data.points.shape[1]).to(device)
    net.learn_points(data.points[rows])
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.02)
    average = Average(net, 0.998)
    began, step = time.monotonic(), 0
    while (share := (time.monotonic() - began) / asked.seconds) < 1.0:
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * min(1.0, (step + 1) / 200) * (0.01 + 0.99 * (1 + math.cos(math.pi * share)) / 2)
        pick = rows[torch.randint(len(rows), (512,), device=device)]
        points, targets, weights = data.points[pick], data.targets[pick], data.weights[pick]
        if step % 2:
            points = points[:, data.mirror] * points.new_tensor((-1.0, 1.0, 1.0))
            targets, weights = targets.flip(2), weights.flip(2)
        points = points + torch.randn_like(points) * torch.rand(len(pick), 1, 1, device=device) * 0.004
        net.train()
        loss = unit_loss(net(points), targets, weights)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        average.take(net)
        step += 1
    torch.save({"average": average.state, "spent": asked.seconds, "steps": step}, asked.runs / "units.pt")
    print(f"units {asked.seconds:.0f} s step {step} loss {loss.item():.4f}", flush=True)


def unit_loss(logits: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    """Cross entropy keeps small values apart, squared error keeps large ones true."""
    action = functional.binary_cross_entropy_with_logits(logits, targets.clamp(0, 1), weight=weights, reduction="sum")
    squared = (weights * (logits.sigmoid() - targets) ** 2).sum()
    return (1.5 * action + 6.0 * squared) / weights.sum().clamp_min(1)


def averaged(net: ExpressionNet, average: Average, data: Data, device: torch.device) -> ExpressionNet:
    copy = build(data, net.kind, device)
    copy.load_state_dict(average.state)
    return copy.eval()


def save(
    file: Path, net: ExpressionNet, average: Average, optimiser: torch.optim.Optimizer, spent: float, step: int
) -> None:
    part = file.with_suffix(".part")
    torch.save(
        {
            "net": net.state_dict(),
            "kind": net.kind,
            "average": average.state,
            "optimiser": optimiser.state_dict(),
            "spent": spent,
            "steps": step,
        },
        part,
    )
    part.replace(file)


def tell(runs: Path, name: str, elapsed: float, step: int, loss: float, net: ExpressionNet, data: Data) -> None:
    """Print the figures and add them to `history.csv`, from which `figures.py` draws the learning curves."""
    found = measure(net, data)
    figures = " ".join(f"{k} {v:.4f}" for k, v in found.items())
    print(f"{name} {elapsed:.0f} s step {step} loss {loss:.3f} {figures}", flush=True)
    history = runs / "history.csv"
    fresh = not history.exists()
    with history.open("a", encoding="utf-8") as file:
        if fresh:
            file.write(",".join(("name", "seconds", "step", "loss", *found)) + "\n")
        file.write(f"{name},{elapsed:.0f},{step},{loss:.4f}," + ",".join(f"{v:.4f}" for v in found.values()) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=("teachers", "student", "units"))
    parser.add_argument("--cache", type=Path, default=HERE / "cache")
    parser.add_argument("--runs", type=Path, default=HERE / "runs")
    parser.add_argument("--seconds", type=float, default=520)
    parser.add_argument("--members", type=int, default=4)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--rate", type=float, default=2.5e-3)
    parser.add_argument("--every", type=float, default=30)
    parser.add_argument("--seed", type=int, default=100, help="of the student; every student found is exported")
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; one pays best on a busy machine")
    parser.add_argument("--without-press", action="store_true")
    asked = parser.parse_args()
    asked.runs.mkdir(parents=True, exist_ok=True)
    if asked.threads:
        torch.set_num_threads(asked.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.backends.cudnn.benchmark = True
    torch.set_float32_matmul_precision("high")
    data = load(asked.cache, device)
    print(device, len(data.labels), "faces", flush=True)
    if asked.stage == "teachers":
        for seed in range(asked.members):
            train(f"teacher{seed}", build(data, TEACHER, device), data, asked, seed, [], asked.seconds / asked.members)
        return
    if asked.stage == "units":
        train_units(data, asked)
        return
    teachers = []
    for file in sorted(asked.runs.glob("teacher*.pt")):
        teacher = build(data, TEACHER, device)
        teacher.load_state_dict(torch.load(file, map_location=device, weights_only=True)["average"])
        teachers.append(teacher.eval())
    print(len(teachers), "teachers", flush=True)
    train(f"student{asked.seed}", build(data, STUDENT, device), data, asked, asked.seed, teachers, asked.seconds)


if __name__ == "__main__":
    main()
