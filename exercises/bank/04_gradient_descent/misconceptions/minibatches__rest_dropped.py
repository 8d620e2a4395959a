# task: minibatches
# points: 0 of 5
# hint: The last batch may be smaller
# belief: all batches have one size, the rest waits for another epoch
# diagnosis: the examples that fill no batch are dropped
def minibatches(G, order, size):
    batches = [order[s : s + size] for s in range(0, len(order) - size + 1, size)]
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [len(b) / len(order) for b in batches]
