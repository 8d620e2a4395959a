# task: minibatches
# points: 2 of 5
# hint: your batches jump through the order
# belief: batch number k takes every K-th example
# diagnosis: the batches take every so many-th example
def minibatches(G, order, size):
    K = -(-len(order) // size)
    batches = [order[k::K] for k in range(K)]
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [len(b) / len(order) for b in batches]
