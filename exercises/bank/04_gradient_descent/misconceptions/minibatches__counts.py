# task: minibatches
# points: 3 of 5
# hint: these are counts
# belief: a weight says how many examples there are
# diagnosis: the counts are not divided by the number of all examples
def minibatches(G, order, size):
    batches = [order[s : s + size] for s in range(0, len(order), size)]
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [len(b) for b in batches]
