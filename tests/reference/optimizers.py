"""Trajectories of PyTorch's optimizers in double precision, which tests/native/pytorch_test.cpp compares ours with.

    python3 tests/reference/optimizers.py > tests/reference/optimizers.json

Weights and biases move under given gradients. Gradients and first values are float32 numbers, and so are the settings,
which the core keeps as float32, so that both begin with the same numbers. Where PyTorch has no option of the name, L1 and
L2 are part of the loss.
"""

import json
import random
import struct

import torch

# Whole vectors of eight floats, as our optimizers take them.
WEIGHTS = 16
BIASES = 8
STEPS = 20
RECORDED = [1, 2, 3, 10, 20]
EPSILON = "1e-8"

CASES = [
    ("sgd", {"lr": "0.1"}),
    ("sgd", {"lr": "0.1", "l2": "0.05"}),
    ("sgd", {"lr": "0.1", "l1": "0.02"}),
    ("momentum", {"lr": "0.05", "momentum": "0.8"}),
    ("momentum", {"lr": "0.05", "momentum": "0.9", "l2": "0.05"}),
    ("momentum", {"lr": "0.05", "momentum": "0.9", "l1": "0.01", "l2": "0.05"}),
    ("nesterov", {"lr": "0.05", "momentum": "0.8"}),
    ("nesterov", {"lr": "0.05", "momentum": "0.9", "l1": "0.01", "l2": "0.05"}),
    ("rmsprop", {"lr": "0.01", "decay": "0.99"}),
    ("rmsprop", {"lr": "0.01", "decay": "0.9", "l1": "0.01", "l2": "0.05"}),
    ("adam", {"lr": "0.02", "beta1": "0.9", "beta2": "0.999"}),
    ("adam", {"lr": "0.02", "beta1": "0.8", "beta2": "0.95", "l2": "0.05"}),
    ("adam", {"lr": "0.02", "beta1": "0.9", "beta2": "0.999", "l1": "0.01"}),
    ("adam", {"lr": "0.02", "beta1": "0", "beta2": "0.99"}),
    ("adamw", {"lr": "0.02", "beta1": "0.9", "beta2": "0.999", "weight-decay": "0.01"}),
    ("adamw", {"lr": "0.02", "beta1": "0.9", "beta2": "0.99", "weight-decay": "0.5", "l1": "0.01", "l2": "0.05"}),
]


def float32(text):
    """The float32 next to a decimal number."""
    return struct.unpack("f", struct.pack("f", float(text)))[0]


def optimizer_of(kind, setting, weights, biases):
    """PyTorch's optimizer, with what pulls weights only in a group of its own."""
    decay = {"adamw": "weight-decay"}.get(kind, "l2")
    groups = [{"params": [weights], "weight_decay": setting(decay)}, {"params": [biases], "weight_decay": 0.0}]
    rate = setting("lr")
    epsilon = float32(EPSILON)
    if kind == "rmsprop":
        return torch.optim.RMSprop(groups, lr=rate, alpha=setting("decay"), eps=epsilon)
    if kind in ("adam", "adamw"):
        make = torch.optim.Adam if kind == "adam" else torch.optim.AdamW
        return make(groups, lr=rate, betas=(setting("beta1"), setting("beta2")), eps=epsilon)
    return torch.optim.SGD(groups, lr=rate, momentum=setting("momentum"), nesterov=kind == "nesterov")


def trajectory(kind, settings, first, gradients):
    """All parameters after each of the recorded steps."""

    def setting(name):
        return float32(settings.get(name, "0"))

    weights = torch.tensor(first[:WEIGHTS], dtype=torch.float64, requires_grad=True)
    biases = torch.tensor(first[WEIGHTS:], dtype=torch.float64, requires_grad=True)
    optimizer = optimizer_of(kind, setting, weights, biases)
    recorded = []
    for step, gradient in enumerate(torch.tensor(gradients, dtype=torch.float64), start=1):
        optimizer.zero_grad()
        loss = (weights * gradient[:WEIGHTS]).sum() + (biases * gradient[WEIGHTS:]).sum()
        loss = loss + setting("l1") * weights.abs().sum()
        if kind == "adamw":
            loss = loss + 0.5 * setting("l2") * (weights * weights).sum()
        loss.backward()
        optimizer.step()
        if step in RECORDED:
            recorded.append({"step": step, "parameters": weights.tolist() + biases.tolist()})
    return recorded


def main():
    generator = random.Random(1)

    def number():
        return generator.randrange(-1024, 1025) / 1024

    first = [number() for _ in range(WEIGHTS + BIASES)]
    first[0] = 0.0
    # Gradients of sizes from 1 down to 8^-4; that of the first weight, which is zero, is zero as well, so that L1 finds
    # a weight without a sign.
    gradients = [[number() * 8.0 ** -(i % 5) for i in range(WEIGHTS + BIASES)] for _ in range(STEPS)]
    for gradient in gradients:
        gradient[0] = 0.0
    document = {
        "command": "python3 tests/reference/optimizers.py > tests/reference/optimizers.json",
        "torch": torch.__version__,
        "weights": WEIGHTS,
        "epsilon": EPSILON,
        "first": first,
        "gradients": gradients,
        "cases": [
            {"optimizer": kind, "settings": settings, "after": trajectory(kind, settings, first, gradients)}
            for kind, settings in CASES
        ],
    }
    text = json.dumps(document)
    for key in ['"torch"', '"first"', '"gradients"', '"cases"', '{"optimizer"']:
        text = text.replace(" " + key, "\n" + key)
    print(text)


if __name__ == "__main__":
    main()
