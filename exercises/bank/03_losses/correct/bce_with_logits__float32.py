# task: bce_with_logits
# style: everything in single precision
def bce_with_logits(z, y):
    v = np.where(y == 1, -z, z).astype(np.float32)
    return (np.maximum(v, 0) + np.log1p(np.exp(-np.abs(v)))).mean()
