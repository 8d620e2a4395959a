# task: minibatches
# points: 0 of 5
# hint: Where does the next batch begin
# belief: every example begins a batch
# diagnosis: a batch begins at every example
def minibatches(G, order, size):
    batches = [order[s : s + size] for s in range(len(order))]
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [len(b) / len(order) for b in batches]
