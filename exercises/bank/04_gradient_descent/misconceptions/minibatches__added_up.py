# task: minibatches
# points: 3 of 5
# hint: a sum of means is larger than any mean
# belief: gathering gradients means to add them
# diagnosis: the gradients are added as they are
def minibatches(G, order, size):
    batches = [order[s : s + size] for s in range(0, len(order), size)]
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [1.0 for _ in batches]
