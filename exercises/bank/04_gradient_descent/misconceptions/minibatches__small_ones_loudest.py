# task: minibatches
# points: 3 of 5
# hint: the batch with one example speaks loudest here
# belief: a smaller batch needs a larger weight to make up for its size
# diagnosis: each weight is 1 over the size of its batch
def minibatches(G, order, size):
    batches = [order[s : s + size] for s in range(0, len(order), size)]
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [1 / len(b) for b in batches]
