# task: minibatches
# points: 0 of 5
# hint: What does size count
# belief: size says into how many batches the epoch is cut
# diagnosis: size is taken for the number of batches
def minibatches(G, order, size):
    batches = [b for b in np.array_split(order, size) if len(b)]
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [len(b) / len(order) for b in batches]
