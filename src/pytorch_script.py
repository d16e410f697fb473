#!/usr/bin/env python3
"""Goes on with the training of a network from Inkling in PyTorch, where Inkling stopped.

The network is in the file of the same name that ends in .safetensors, beside this script. Needs PyTorch 1.13 or newer
and nothing else.

    python3 model.py --data FOLDER --epochs 0                  tests the network as it is
    python3 model.py --data FOLDER --epochs 5                  trains it for five more epochs
    torchrun --nproc_per_node=2 model.py --data FOLDER         the same on two processes (or more machines)

FOLDER holds MNIST's files: train-images-idx3-ubyte, train-labels-idx1-ubyte and, where there are any, t10k-…; gzipped
or not. A network that reads anything else than digits takes a CSV file instead: its inputs and then the label, a line
for each example.

What comes out is a model file again, which Inkling can read and go on with.
"""

import argparse
import array
import contextlib
import csv
import gzip
import json
import math
import os
import pathlib
import struct
import sys

import torch
import torch.distributed as dist
from torch import nn
from torch.nn import functional as F
from torch.utils.data.distributed import DistributedSampler

# What Inkling trained with, as in its command line and in its elements' attributes. Change what you like.
SETTINGS = {}
# What has no setting of its own.
OPTIMIZER = {}

# Settings that are followed here, or that only begin a training.
KNOWN = "hidden activation output init loss optimizer lr momentum beta1 beta2 decay batch epochs seed l1 l2".split()
KNOWN += "weight-decay dropout step-epochs step-factor".split()  # a step schedule is named by `schedule`
# What the optimizers of PyTorch call the moments that Inkling keeps.
MOMENTS = {
    "sgd": (None, None),
    "momentum": ("momentum_buffer", None),
    "nesterov": ("momentum_buffer", None),
    "rmsprop": (None, "square_avg"),
    "adam": ("exp_avg", "exp_avg_sq"),
    "adamw": ("exp_avg", "exp_avg_sq"),
}
PREFIXES = ("optimizer.first.", "optimizer.second.")
ACTIVATIONS = {
    "linear": nn.Identity,
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "relu": nn.ReLU,
    "leaky-relu": lambda: nn.LeakyReLU(0.01),
    "softmax": lambda: nn.Softmax(dim=1),
}
LOSSES = ("softmax-cross-entropy", "binary-cross-entropy", "mean-squared-error")


def stop(sentence):
    sys.exit(f"{pathlib.Path(__file__).name}: {sentence}")


def choice(what, name, table):
    if name not in table:
        stop(f"{what} must be one of {', '.join(table)} to go on in PyTorch, got '{name}'")
    return table[name] if isinstance(table, dict) else name


def number(name, default=0.0):
    """A setting, or what the optimizer has when there is no such setting."""
    text = SETTINGS.get(name, OPTIMIZER.get(name, default))
    try:
        return float(text)
    except ValueError:
        stop(f"{name} must be a number, got '{text}'")


# Model files: safetensors, which are a length, a JSON header and numbers.


def read_model(path):
    """The metadata and the tensors of a model file, by name."""
    content = bytearray(path.read_bytes())
    if sys.byteorder != "little":
        stop("model files are little-endian, and this machine is not")
    (length,) = struct.unpack_from("<Q", content) if len(content) >= 8 else (0,)
    if not 2 <= length <= len(content) - 8:
        stop(f"{path} is no model file, or it is cut off")
    header = json.loads(content[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    if metadata.get("format") != "inkling 1":
        stop(f"{path} is no model file of this version of Inkling")
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        count = math.prod(entry["shape"])
        if entry["dtype"] != "F32" or end - begin != 4 * count or 8 + length + end > len(content):
            stop(f"the tensor '{name}' of {path} is damaged")
        values = torch.frombuffer(content, dtype=torch.float32, count=count, offset=8 + length + begin)
        tensors[name] = values.reshape(entry["shape"]).clone()
    return metadata, tensors


def write_model(path, metadata, tensors):
    """Writes aside and then renames, so that no file is ever half a model."""
    header = {"__metadata__": metadata}
    end = 0
    for name, tensor in tensors.items():
        begin, end = end, end + 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    aside = path.with_name(path.name + ".partial")
    with open(aside, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(array.array("f", tensor.flatten().tolist()).tobytes())
    os.replace(aside, path)


# Data: MNIST's IDX files, or points in a CSV file.


def read_idx(folder, name, magic, header_size):
    for path in (folder / name, folder / f"{name}.gz"):
        if path.exists():
            content = path.read_bytes()
            break
    else:
        return None
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    found, count = struct.unpack_from(">II", content) if len(content) >= header_size else (0, 0)
    size = {8: 1, 16: 784}[header_size]
    if found != magic or len(content) != header_size + count * size:
        stop(f"{path} is no IDX file of 28 × 28 images or their labels, or it is cut off")
    return torch.frombuffer(bytearray(content), dtype=torch.uint8, offset=header_size).reshape(count, size)


def read_digits(folder, prefix):
    images = read_idx(folder, f"{prefix}-images-idx3-ubyte", 0x803, 16)
    labels = read_idx(folder, f"{prefix}-labels-idx1-ubyte", 0x801, 8)
    if images is None or labels is None:
        return None
    if len(images) != len(labels):
        stop(f"{folder} has {len(images)} {prefix} images but {len(labels)} labels")
    return images.float() / 255, labels.flatten().long()


def read_points(path):
    try:
        with open(path, newline="", encoding="utf-8") as file:
            table = torch.tensor([[float(cell) for cell in row] for row in csv.reader(file) if row])
    except ValueError as error:
        stop(f"{path} must hold as many numbers in each line: {error}")
    return table[:, :-1].contiguous(), table[:, -1].long()


class Pcg32:
    """Inkling's random numbers (PCG32, pcg-random.org), since they say which digits it has kept for testing."""

    MASK = (1 << 64) - 1

    @classmethod
    def mixed(cls, value):
        value = (value + 0x9E3779B97F4A7C15) & cls.MASK
        value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & cls.MASK
        value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & cls.MASK
        return value ^ (value >> 31)

    def __init__(self, seed, purpose):
        self.state = 0
        self.increment = ((self.mixed(purpose << 32) << 1) | 1) & self.MASK
        self.next()
        self.state = (self.state + self.mixed(seed)) & self.MASK
        self.next()

    def next(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.increment) & self.MASK
        bits = (((old >> 18) ^ old) >> 27) & 0xFFFFFFFF
        rotation = old >> 59
        return ((bits >> rotation) | (bits << (-rotation & 31))) & 0xFFFFFFFF

    def below(self, bound):
        while True:
            bits = self.next()
            if bits >= (1 << 32) % bound:
                return bits % bound


def split(inputs, labels):
    """The parts for training and for testing, the same as Inkling's."""
    order = list(range(len(inputs)))
    generator = Pcg32(seed=0, purpose=3)
    for left in range(len(order), 1, -1):
        other = generator.below(left)
        order[left - 1], order[other] = order[other], order[left - 1]
    training = len(order) - min(max(len(order) // 5, 1), 5000)
    return tuple((inputs[part], labels[part]) for part in (order[:training], order[training:]))


def load_data(source, inputs):
    if inputs != 784:
        if not source.is_file():
            stop(f"--data must be a CSV file of {inputs} inputs and a label a line, got '{source}'")
        points = read_points(source)
        if points[0].shape[1] != inputs:
            stop(f"{source} has {points[0].shape[1]} inputs a line, the network has {inputs}")
        return split(*points)
    digits = read_digits(source, "train")
    if digits is None:
        stop(f"--data must be a folder with train-images-idx3-ubyte and train-labels-idx1-ubyte, got '{source}'")
    training, held = split(*digits)
    return training, read_digits(source, "t10k") or held


# The network and its training.


class Network(nn.Module):
    """Dense layers. Returns the weighted sums of the last one: losses and predictions know its activation."""

    def __init__(self, activations, tensors, dropout):
        super().__init__()
        self.layers = nn.ModuleList()
        for i, _ in enumerate(activations):
            weight, bias = tensors[f"layers.{i}.weight"], tensors[f"layers.{i}.bias"]
            layer = nn.Linear(*weight.shape)
            with torch.no_grad():
                layer.weight.copy_(weight.t())
                layer.bias.copy_(bias)
            self.layers.append(layer)
        self.hidden = nn.ModuleList(choice("an activation", name, ACTIVATIONS)() for name in activations[:-1])
        self.output = choice("an activation", activations[-1], ACTIVATIONS)()
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        for layer, activation in zip(self.layers, self.hidden):
            x = self.dropout(activation(layer(x)))
        return self.layers[-1](x)

    def named_in_inkling(self):
        """The parameters with the names that Inkling has for them."""
        for i, layer in enumerate(self.layers):
            yield f"layers.{i}.weight", layer.weight
            yield f"layers.{i}.bias", layer.bias


def as_inkling(tensor):
    """PyTorch's weights are [units × inputs], Inkling's [inputs × units]."""
    return tensor.detach().cpu().t().contiguous() if tensor.dim() == 2 else tensor.detach().cpu()


def loss_of(network, sums, labels):
    """Summed over the units, mean over the examples."""
    name = choice("loss", SETTINGS["loss"], LOSSES)
    if name == "softmax-cross-entropy":
        return F.cross_entropy(sums, labels)
    units = sums.shape[1]
    targets = labels.unsqueeze(1).float() if units == 1 else F.one_hot(labels, units).float()
    if name == "binary-cross-entropy":
        return F.binary_cross_entropy_with_logits(sums, targets, reduction="sum") / len(sums)
    return 0.5 * (network.output(sums) - targets).square().sum() / len(sums)


def penalty(network, l1):
    return l1 * sum(layer.weight.abs().sum() for layer in network.layers) if l1 > 0 else 0.0


def make_optimizer(network):
    name = SETTINGS["optimizer"]
    choice("optimizer", name, MOMENTS)
    decay = number("weight-decay", number("l2")) if name == "adamw" else number("l2")
    groups = [
        {"params": [layer.weight for layer in network.layers], "weight_decay": decay},
        {"params": [layer.bias for layer in network.layers], "weight_decay": 0.0},
    ]
    rate = number("lr")
    betas, epsilon = (number("beta1"), number("beta2")), number("epsilon")
    if name == "sgd":
        return torch.optim.SGD(groups, lr=rate)
    if name in ("momentum", "nesterov"):
        return torch.optim.SGD(groups, lr=rate, momentum=number("momentum"), nesterov=name == "nesterov")
    if name == "rmsprop":
        return torch.optim.RMSprop(groups, lr=rate, alpha=number("decay", betas[1]), eps=epsilon)
    kind = torch.optim.Adam if name == "adam" else torch.optim.AdamW
    return kind(groups, lr=rate, betas=betas, eps=epsilon)


def moments_of(optimizer_name):
    """Pairs of Inkling's prefix and PyTorch's key."""
    return [(prefix, key) for prefix, key in zip(PREFIXES, MOMENTS[optimizer_name]) if key]


def load_optimizer(optimizer, network, tensors, steps):
    """Puts Inkling's moments into the optimizer, when the model file is a checkpoint and has all of them."""
    moments = moments_of(SETTINGS["optimizer"])
    named = list(network.named_in_inkling())
    if not moments or any(prefix + name not in tensors for prefix, _ in moments for name, _ in named):
        return
    for name, parameter in named:
        state = {"step": torch.tensor(float(steps))}
        for prefix, key in moments:
            tensor = tensors[prefix + name]
            state[key] = (tensor.t() if tensor.dim() == 2 else tensor).to(parameter.device).clone(
                memory_format=torch.contiguous_format
            )
        optimizer.state[parameter] = state


@torch.no_grad()
def evaluate(network, data, device):
    network.train(False)
    total, correct = 0.0, 0
    for inputs, labels in zip(data[0].split(1000), data[1].split(1000)):
        labels = labels.to(device)
        sums = network(inputs.to(device))
        total += loss_of(network, sums, labels).item() * len(labels)
        outputs = network.output(sums)
        predicted = (outputs[:, 0] > 0.5).long() if outputs.shape[1] == 1 else outputs.argmax(dim=1)
        correct += (predicted == labels).sum().item()
    network.train()
    return total / len(data[1]), correct / len(data[1])


def checkpoint(metadata, tensors, network, optimizer, counts):
    """The model file as Inkling would write it here."""
    named = list(network.named_in_inkling())
    written = {name: as_inkling(parameter) for name, parameter in named}
    for prefix, key in moments_of(SETTINGS["optimizer"]):
        for name, parameter in named:
            written[prefix + name] = as_inkling(optimizer.state[parameter][key])
    best = {name: tensor for name, tensor in tensors.items() if name.startswith("best.")}
    texts = {**metadata, **{name: str(value) for name, value in SETTINGS.items()}}
    texts.setdefault("checkpoint.best.loss", "0")
    texts.setdefault("checkpoint.best.epochsSince", "0")
    texts.update({f"checkpoint.{name}": str(count) for name, count in counts.items()})
    return texts, {**written, **best}


def train(options, device, rank, world):
    metadata, tensors = read_model(options.model)
    activations = metadata["activations"].split(",")
    network = Network(activations, tensors, number("dropout")).to(device)
    optimizer = make_optimizer(network)
    counts = {name: int(metadata.get(f"checkpoint.{name}", 0)) for name in ("optimizerSteps", "steps", "epoch")}
    load_optimizer(optimizer, network, tensors, counts["optimizerSteps"])
    training, test = load_data(options.data, tensors["layers.0.weight"].shape[0])
    training = tuple(part[: options.limit] for part in training)

    def say(sentence):
        if rank == 0:
            print(sentence, flush=True)

    def tell(epoch, loss=""):
        if rank == 0:
            test_loss, accuracy = evaluate(network, test, device)
            say(f"epoch {epoch:3}  {loss}test loss {test_loss:.4f}  test accuracy {accuracy:.4f}")

    for name, value in SETTINGS.items():
        if name not in KNOWN and str(value) not in ("", "0", "none", "off", "no", "false", "constant"):
            say(f"not carried over from Inkling: {name} {value}")
    tell(counts["epoch"])

    epochs = options.epochs
    if epochs is None:
        epochs = int(number("epochs")) - counts["epoch"]
        epochs = epochs if epochs > 0 else int(number("epochs"))
    if epochs == 0:
        return
    torch.manual_seed(int(number("seed")) + rank)  # for dropout
    trained = nn.parallel.DistributedDataParallel(network) if world > 1 else network
    # On several processes each takes its share of a minibatch, and the gradients are averaged.
    sampler = DistributedSampler(training[0], world, rank, seed=int(number("seed")))
    share = max(1, int(number("batch")) // world)
    l1 = number("l1")
    network.train()
    for _ in range(epochs):
        sampler.set_epoch(counts["epoch"])
        total = torch.zeros(2, device=device)
        for minibatch in torch.tensor(list(sampler)).split(share):
            inputs, labels = training[0][minibatch].to(device), training[1][minibatch].to(device)
            loss = loss_of(network, trained(inputs), labels)
            optimizer.zero_grad()
            (loss + penalty(network, l1)).backward()
            optimizer.step()
            total += torch.stack([loss.detach() * len(labels), torch.tensor(float(len(labels)), device=device)])
            counts["optimizerSteps"] += 1
            counts["steps"] += 1
        counts["epoch"] += 1
        if world > 1:
            dist.all_reduce(total)
        tell(counts["epoch"], f"loss {total[0] / total[1]:.4f}  ")
    if rank == 0:
        write_model(options.out, *checkpoint(metadata, tensors, network, optimizer, {**counts, "position": 0}))
        say(f"wrote {options.out}")


def main():
    script = pathlib.Path(__file__)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="MNIST's folder, or a CSV file")
    parser.add_argument("--model", type=pathlib.Path, default=script.with_suffix(".safetensors"))
    parser.add_argument("--out", type=pathlib.Path, default=script.with_name(f"{script.stem}-continued.safetensors"))
    parser.add_argument("--epochs", type=int, help="as many more; without it, those that Inkling has left")
    parser.add_argument("--limit", type=int, help="train on the first so many examples only")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    if (options.epochs or 0) < 0 or (options.limit is not None and options.limit < 1):
        parser.error("--epochs must be at least 0 and --limit at least 1")
    if not options.model.is_file():
        stop(f"the network is not at {options.model}: put it there, or name it with --model")

    world, rank = int(os.environ.get("WORLD_SIZE", 1)), int(os.environ.get("RANK", 0))
    device = torch.device(options.device)
    if world > 1:  # started by torchrun
        if device.type == "cuda":
            device = torch.device("cuda", int(os.environ["LOCAL_RANK"]))
            torch.cuda.set_device(device)
        dist.init_process_group("nccl" if device.type == "cuda" else "gloo")
    try:
        train(options, device, rank, world)
    finally:
        if world > 1:
            with contextlib.suppress(RuntimeError):
                dist.destroy_process_group()


if __name__ == "__main__":
    main()
