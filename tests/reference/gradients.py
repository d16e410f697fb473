"""Losses and gradients of small networks by PyTorch in double precision, which tests/native/pytorch_test.cpp compares
ours with.

    python3 tests/reference/gradients.py > tests/reference/gradients.json

Parameters, inputs and targets are float32 numbers, so that both begin with the same. The loss is the mean over the
examples of what is summed over the outputs, and the mean squared error has a factor of one half, as ours do. Parameters
and gradients are in the order of Network::parameters: layer by layer, weights [inputs x units] row by row, then biases.
"""

import json
import random

import torch
from torch.nn import functional

ACTIVATIONS = {
    "linear": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": functional.relu,
    "softmax": lambda z: functional.softmax(z, dim=1),
    "leaky-relu": lambda z: functional.leaky_relu(z, 0.01),
}

# Loss, output, hidden activation, inputs: from 64 of them on a network reads them as sparse rows.
CASES = [
    ("softmax-cross-entropy", "softmax", "relu", 5),
    ("softmax-cross-entropy", "softmax", "tanh", 70),
    ("binary-cross-entropy", "sigmoid", "tanh", 5),
    ("binary-cross-entropy", "sigmoid", "leaky-relu", 70),
    ("mean-squared-error", "linear", "sigmoid", 5),
    ("mean-squared-error", "sigmoid", "leaky-relu", 5),
    ("mean-squared-error", "sigmoid", "sigmoid", 70),
    ("mean-squared-error", "tanh", "linear", 5),
    ("mean-squared-error", "softmax", "softmax", 5),
    ("mean-squared-error", "relu", "relu", 5),
    ("mean-squared-error", "leaky-relu", "tanh", 5),
]
HIDDEN = [4, 6]
OUTPUTS = 3
EXAMPLES = 7


def case(generator, loss, output, hidden, inputs):
    def number():
        return generator.randrange(-1024, 1025) / 1024

    shapes = list(zip([inputs] + HIDDEN, HIDDEN + [OUTPUTS]))
    layers = []
    for rows, columns in shapes:
        weights = torch.tensor([[number() for _ in range(columns)] for _ in range(rows)], dtype=torch.float64)
        biases = torch.tensor([number() for _ in range(columns)], dtype=torch.float64)
        layers.append((weights.requires_grad_(), biases.requires_grad_()))
    # About five inputs of an example are not zero.
    x = [[number() if generator.randrange(inputs) < 5 else 0.0 for _ in range(inputs)] for _ in range(EXAMPLES)]
    # Of the examples some have one class for sure, the others shares of all.
    t = [[0.0] * OUTPUTS for _ in range(EXAMPLES)]
    for example, row in enumerate(t):
        row[generator.randrange(OUTPUTS)] = 1.0
        if example % 3 == 0:
            row[:] = [0.125, 0.625, 0.25]

    a = torch.tensor(x, dtype=torch.float64)
    targets = torch.tensor(t, dtype=torch.float64)
    for number_of_layer, (weights, biases) in enumerate(layers):
        z = a @ weights + biases
        a = ACTIVATIONS[output if number_of_layer == len(layers) - 1 else hidden](z)
    if loss == "softmax-cross-entropy":
        value = functional.cross_entropy(z, targets)
    elif loss == "binary-cross-entropy":
        value = functional.binary_cross_entropy_with_logits(z, targets, reduction="sum") / EXAMPLES
    else:
        value = 0.5 * functional.mse_loss(a, targets, reduction="sum") / EXAMPLES
    value.backward()

    def flat(tensors):
        return [element for tensor in tensors for element in tensor.reshape(-1).tolist()]

    parameters = [tensor for layer in layers for tensor in layer]
    return {
        "loss": loss,
        "output": output,
        "hidden": hidden,
        "units": HIDDEN + [OUTPUTS],
        "inputs": x,
        "targets": t,
        "parameters": flat(tensor.detach() for tensor in parameters),
        "outputs": a.tolist(),
        "value": value.item(),
        "gradient": flat(tensor.grad for tensor in parameters),
    }


def main():
    generator = random.Random(2)
    document = {
        "command": "python3 tests/reference/gradients.py > tests/reference/gradients.json",
        "torch": torch.__version__,
        "cases": [case(generator, *named) for named in CASES],
    }
    text = json.dumps(document)
    for key in ['"torch"', '"cases"', '{"loss"']:
        text = text.replace(" " + key, "\n" + key)
    print(text)


if __name__ == "__main__":
    main()
