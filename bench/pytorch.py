"""PyTorch as a native trainer of the benchmark; asked as bench/native/tasks.hpp describes."""

import ctypes
import itertools
import json
import sys
import time

try:
    import torch
    from torch import nn
except ImportError:
    sys.exit("this Python has no torch")

TRIAL_SECONDS = 0.3
# Ways to update the parameters: one by one, or all in one call.
WAYS = {"SGD(foreach=False)": False, "SGD(foreach=True)": True}

torch.set_num_threads(1)


def blas():
    """The BLAS that is loaded, in its own words where it is OpenBLAS."""
    with open("/proc/self/maps", encoding="ascii") as maps:
        paths = {line.split()[-1] for line in maps if "blas" in line.rsplit("/", 1)[-1]}
    for path in sorted(paths, key=lambda path: "openblas" not in path.rsplit("/", 1)[-1]):
        try:
            config = ctypes.CDLL(path).openblas_get_config
        except AttributeError:
            continue
        config.restype = ctypes.c_char_p
        return config().decode()
    return ", ".join(sorted(paths)) or "an unknown BLAS"


def read_examples(folder, name):
    """Inputs [count, inputs], and classes [count] or targets [count, 1]."""
    with open(f"{folder}/{name}.inputs", "rb") as file:
        raw = bytearray(file.read())
    with open(f"{folder}/{name}.labels", "rb") as file:
        labels = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)
    if name == "digits":
        return torch.frombuffer(raw, dtype=torch.uint8).reshape(-1, 784).float() / 255, labels.long()
    numbers = torch.frombuffer(raw, dtype=torch.float32)
    return numbers.reshape(-1, 2), labels.float().reshape(-1, 1)


def half_squared_error(outputs, targets):
    return 0.5 * nn.functional.mse_loss(outputs, targets)


class Trainer:
    def __init__(self, examples, hidden, batch, learning_rate, way):
        torch.manual_seed(7)
        self.x, self.y = examples
        self.batch, self.at = batch, 0
        has_classes = self.y.dtype == torch.long
        sizes = [self.x.shape[1], *hidden]
        layers = []
        for inputs, units in zip(sizes, sizes[1:]):
            layers += [nn.Linear(inputs, units), nn.ReLU() if has_classes else nn.Tanh()]
        layers += [nn.Linear(sizes[-1], 10)] if has_classes else [nn.Linear(sizes[-1], 1), nn.Sigmoid()]
        self.model = nn.Sequential(*layers)
        self.criterion = nn.functional.cross_entropy if has_classes else half_squared_error
        self.optimizer = torch.optim.SGD(
            self.model.parameters(), lr=learning_rate, momentum=0.9, foreach=WAYS[way]
        )

    def train(self, steps):
        for _ in range(steps):
            x, y = self.x[self.at : self.at + self.batch], self.y[self.at : self.at + self.batch]
            self.at = (self.at + self.batch) % len(self.x)
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

    def warm_up(self, seconds):
        """Seconds a step, at the end."""
        warm = 0.0
        for doublings in itertools.count():
            elapsed = self.seconds_of(2**doublings)
            warm += elapsed
            if warm >= seconds:
                return elapsed / 2**doublings


def measure(make, way, warm_up, seconds, patience, checked, learnt):
    trainer = make(way)
    before = trainer.loss(int(checked))
    steps = max(1, round(seconds / trainer.warm_up(warm_up)))
    core_start = time.process_time()
    elapsed = trainer.seconds_of(steps)
    core_share = (time.process_time() - core_start) / elapsed
    after = trainer.loss(int(checked))
    more = 0.0
    while after > learnt * before and more < patience:
        trainer.train(steps)
        after = trainer.loss(int(checked))
        more += elapsed
    return {
        "examplesPerSecond": steps * trainer.batch / elapsed,
        "coreShare": core_share,
        "before": before,
        "after": after,
        "way": way,
    }


def main(folder):
    print(f"PyTorch {torch.__version__}, {blas()}", flush=True)
    examples, fastest = {}, {}
    for line in sys.stdin:
        name, hidden, batch, learning_rate, *numbers = line.split()
        if name not in examples:
            examples[name] = read_examples(folder, name)
        hidden = [int(units) for units in hidden.split(",")]

        def make(way):
            return Trainer(examples[name], hidden, int(batch), float(learning_rate), way)

        task = (name, *hidden, batch)
        if task not in fastest:
            seconds = {}
            for way in WAYS:
                trial = make(way)
                trial.warm_up(TRIAL_SECONDS)
                seconds[way] = trial.warm_up(TRIAL_SECONDS)
            fastest[task] = min(seconds, key=seconds.get)
        print(json.dumps(measure(make, fastest[task], *map(float, numbers))), flush=True)


main(sys.argv[1])
