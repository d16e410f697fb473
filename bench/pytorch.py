# PyTorch as a native trainer of the benchmark: answers tasks on standard input as bench/native/tasks.hpp does.
import json
import sys
import time
from array import array

import torch
from torch import nn

torch.set_num_threads(1)
folder = sys.argv[1]


def read_examples(name):
    """Inputs [count, inputs] and labels or targets, as float32 and int64."""
    with open(f"{folder}/{name}.inputs", "rb") as file:
        raw = bytearray(file.read())
    with open(f"{folder}/{name}.labels", "rb") as file:
        labels = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)
    if name == "digits":
        return torch.frombuffer(raw, dtype=torch.uint8).reshape(-1, 784).float() / 255, labels.long()
    return torch.frombuffer(raw, dtype=torch.float32).reshape(-1, 2), labels.float().reshape(-1, 1)


def half_squared_error(outputs, targets):
    return 0.5 * nn.functional.mse_loss(outputs, targets)


class Trainer:
    def __init__(self, name, hidden, batch, learning_rate):
        self.x, self.y = read_examples(name)
        self.batch, self.at = batch, 0
        is_digits = name == "digits"
        sizes = [self.x.shape[1], *hidden]
        layers = []
        for inputs, units in zip(sizes, sizes[1:]):
            layers += [nn.Linear(inputs, units), nn.ReLU() if is_digits else nn.Tanh()]
        layers.append(nn.Linear(sizes[-1], 10 if is_digits else 1))
        if not is_digits:
            layers.append(nn.Sigmoid())
        self.model = nn.Sequential(*layers)
        self.criterion = nn.functional.cross_entropy if is_digits else half_squared_error
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=learning_rate, momentum=0.9, foreach=FOREACH)

    def train(self, steps):
        batch, count = self.batch, self.x.shape[0]
        for _ in range(steps):
            x, y = self.x[self.at : self.at + batch], self.y[self.at : self.at + batch]
            self.at = (self.at + batch) % count
            self.optimizer.zero_grad(set_to_none=True)
            self.criterion(self.model(x), y).backward()
            self.optimizer.step()

    def loss(self, count):
        with torch.no_grad():
            return self.criterion(self.model(self.x[:count]), self.y[:count]).item()

    def seconds_of(self, steps):
        start = time.perf_counter()
        self.train(steps)
        return time.perf_counter() - start


FOREACH = len(sys.argv) > 2 and sys.argv[2] == "foreach"
for line in sys.stdin:
    name, hidden, batch, learning_rate, *numbers = line.split()
    warm_up, seconds, checked, learnt, patience = map(float, numbers)
    torch.manual_seed(7)
    trainer = Trainer(name, [int(units) for units in hidden.split(",")], int(batch), float(learning_rate))
    before = trainer.loss(int(checked))
    warm, steps = 0.0, 1
    while warm < warm_up:
        elapsed = trainer.seconds_of(steps)
        warm += elapsed
        per_step = elapsed / steps
        steps *= 2
    steps = max(1, round(seconds / per_step))
    elapsed = trainer.seconds_of(steps)
    after = trainer.loss(int(checked))
    more = 0.0
    while not after <= learnt * before and more < patience:
        trainer.train(steps)
        after = trainer.loss(int(checked))
        more += elapsed
    print(json.dumps({"examplesPerSecond": steps * trainer.batch / elapsed, "before": before, "after": after}), flush=True)
