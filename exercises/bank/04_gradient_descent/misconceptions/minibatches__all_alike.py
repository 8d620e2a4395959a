# task: minibatches
# points: 3 of 5
# hint: Which batch has too much to say
# belief: the whole gradient is the mean of the batches' gradients
# diagnosis: all batches count alike
def minibatches(G, order, size):
    batches = [order[s : s + size] for s in range(0, len(order), size)]
    gradients = [G[b].mean(axis=0) for b in batches]
    return batches, gradients, [1 / len(batches) for _ in batches]
