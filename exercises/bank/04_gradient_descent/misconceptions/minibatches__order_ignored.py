# task: minibatches
# points: 2 of 5
# hint: your batches do not follow the shuffled order
# belief: the order only says how many examples there are
# diagnosis: the batches follow the order of the data
def minibatches(G, order, size):
    n = len(order)
    batches = [np.arange(s, min(s + size, n)) for s in range(0, n, size)]
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [len(b) / n for b in batches]
