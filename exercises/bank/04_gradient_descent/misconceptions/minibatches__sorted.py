# task: minibatches
# points: 3 of 5
# hint: the right examples, sorted
# belief: within a batch the order is put right again
# diagnosis: the examples of each batch are sorted
def minibatches(G, order, size):
    batches = [np.sort(order[s : s + size]) for s in range(0, len(order), size)]
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [len(b) / len(order) for b in batches]
