# task: minibatches
# style: a list that is emptied from the front
def minibatches(G, order, size):
    waiting = [int(i) for i in order]
    batches, gradients, weights = [], [], []
    while waiting:
        batch, waiting = waiting[:size], waiting[size:]
        batches.append(np.array(batch))
        gradients.append(sum(G[i] for i in batch) / len(batch))
        weights.append(len(batch) / len(G))
    return batches, gradients, weights
