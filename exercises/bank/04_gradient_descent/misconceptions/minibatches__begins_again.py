# task: minibatches
# points: 0 of 5
# hint: example 3 comes twice in this epoch
# belief: the last batch is filled up with the first examples
# diagnosis: the last batch is filled up from the beginning
def minibatches(G, order, size):
    n = len(order)
    batches = [order[np.arange(s, s + size) % n] for s in range(0, n, size)]
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [len(b) / n for b in batches]
