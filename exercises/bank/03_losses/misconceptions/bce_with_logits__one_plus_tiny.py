# task: bce_with_logits
# points: 4 of 5
# hint: NumPy has a logarithm for numbers next to 1
# belief: log1p is another way to write log(1 + x)
# diagnosis: 1 is added to a tiny power before the logarithm
def bce_with_logits(z, y):
    return np.mean(np.maximum(z, 0) - z * y + np.log(1 + np.exp(-np.abs(z))))
