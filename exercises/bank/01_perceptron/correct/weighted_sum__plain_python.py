# task: weighted_sum
# style: lists and the built-in sum, one line
def weighted_sum(x, w, b):
    return float(b) + sum(xi * wi for xi, wi in zip(x.tolist(), w.tolist()))
