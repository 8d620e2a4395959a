# task: minibatches
# style: np.split at the places where batches end
def minibatches(G, order, size):
    n = len(order)
    batches = np.split(order, np.arange(size, n, size))
    gradients = [np.mean(G[b], axis=0) for b in batches]
    counts = np.array([b.size for b in batches])
    return batches, np.array(gradients), counts / n
