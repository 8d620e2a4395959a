# task: minibatches
# points: 4 of 5
# hint: these are sums. The loss of a batch is a mean
# belief: the gradient of a batch is the sum of its examples' gradients
# diagnosis: the gradients of a batch are added up and not averaged
def minibatches(G, order, size):
    batches = [order[s : s + size] for s in range(0, len(order), size)]
    gradients = [G[b].sum(axis=0) for b in batches]
    return batches, gradients, [len(b) / len(order) for b in batches]
