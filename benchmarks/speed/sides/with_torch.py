"""The training with PyTorch, without compilation: the usual loop and a tuned one."""

from collections.abc import Callable

import torch
from torch import nn

from benchmarks.speed.problem import EPS, Problem

torch.set_num_threads(1)


def model_of(problem: Problem) -> nn.Sequential:
    """Make the network with the weights to start from."""
    stack: list[nn.Module] = []
    for W, b in problem.layers:
        layer = nn.Linear(*W.shape, dtype=torch.from_numpy(W).dtype)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(W.T))
            layer.bias.copy_(torch.from_numpy(b))
        stack += [layer, nn.ReLU()]
    return nn.Sequential(*stack[:-1])


def usual(problem: Problem) -> Callable[[], float]:
    """Train as tutorials do, with batches by index and the loss told after each step."""
    X, y, orders = map(torch.from_numpy, (problem.X, problem.y, problem.orders))

    def run() -> float:
        model, criterion = model_of(problem), nn.CrossEntropyLoss()
        optimizer = torch.optim.Adam(model.parameters(), lr=problem.lr, eps=EPS)
        for order in orders:
            total = 0.0
            for rows in order.split(problem.batch):
                optimizer.zero_grad()
                loss = criterion(model(X[rows]), y[rows])
                loss.backward()
                optimizer.step()
                total += loss.item() * len(rows)
        return total / len(X)

    return run


def tuned(problem: Problem) -> Callable[[], float]:
    """Train with the fused Adam, examples gathered once an epoch, and the loss told once."""
    X, y, orders = map(torch.from_numpy, (problem.X, problem.y, problem.orders))

    def run() -> float:
        model, loss_of = model_of(problem), nn.functional.cross_entropy
        optimizer = torch.optim.Adam(model.parameters(), lr=problem.lr, eps=EPS, fused=True)
        for order in orders:
            total, batches = (
                torch.zeros(()),
                zip(X[order].split(problem.batch), y[order].split(problem.batch), strict=True),
            )
            for x, labels in batches:
                loss = loss_of(model(x), labels)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                optimizer.step()
                total += loss.detach()
        return float(total) * problem.batch / len(X)

    return run
