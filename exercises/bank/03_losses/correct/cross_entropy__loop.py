# task: cross_entropy
# style: row by row, in plain Python
import math


def row_logs(row):
    top = max(row)
    total = top + math.log(sum(math.exp(z - top) for z in row))
    return [z - total for z in row]


def log_softmax(Z):
    return np.array([row_logs(row) for row in Z.tolist()])


def cross_entropy(Z, labels):
    return sum(-row_logs(row)[k] for row, k in zip(Z.tolist(), labels.tolist())) / len(labels)
