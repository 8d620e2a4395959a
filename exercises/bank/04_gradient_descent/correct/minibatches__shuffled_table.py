# task: minibatches
# style: the rows of G in the shuffled order first, sums by reduceat
def minibatches(G, order, size):
    starts = np.arange(0, len(order), size)
    counts = np.diff(np.append(starts, len(order)))
    sums = np.add.reduceat(G[order], starts, axis=0)
    batches = tuple(order[s : s + c] for s, c in zip(starts, counts))
    return batches, tuple(sums / counts[:, None]), tuple(counts / counts.sum())
