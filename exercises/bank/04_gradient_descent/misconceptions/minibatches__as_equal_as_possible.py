# task: minibatches
# points: 2 of 5
# hint: your batches are as equal as they can be
# belief: batches of one epoch should differ by one example at most
# diagnosis: the batches are as equal as they can be
def minibatches(G, order, size):
    batches = np.array_split(order, -(-len(order) // size))
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [len(b) / len(order) for b in batches]
