# task: weighted_sum
# style: the bias as one more weight
def weighted_sum(x, w, b):
    return np.concatenate([[1.0], x]) @ np.concatenate([[b], w])
