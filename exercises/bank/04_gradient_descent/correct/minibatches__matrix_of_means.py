# task: minibatches
# style: one matrix that takes all means at once
def minibatches(G, order, size):
    n = len(order)
    number = np.empty(n, dtype=int)
    number[order] = np.arange(n) // size  # the batch of each example
    M = (number == np.arange(number.max() + 1)[:, None]).astype(float)
    counts = M.sum(axis=1)
    batches = [order[k * size : (k + 1) * size] for k in range(len(counts))]
    return batches, list(M @ G / counts[:, None]), list(counts / n)
