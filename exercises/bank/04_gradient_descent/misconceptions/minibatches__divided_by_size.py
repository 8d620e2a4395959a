# task: minibatches
# points: 4 of 5
# hint: By how many did you divide its gradient
# belief: a batch always holds as many examples as its size says
# diagnosis: the sum of a smaller batch is divided by the full size
def minibatches(G, order, size):
    batches = [order[s : s + size] for s in range(0, len(order), size)]
    gradients = [G[b].sum(axis=0) / size for b in batches]
    return batches, gradients, [len(b) / len(order) for b in batches]
