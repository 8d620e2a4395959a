# task: weighted_sum
# style: einsum
def weighted_sum(x, w, b):
    return np.einsum("i,i->", x, w) + b
