# task: bce_with_logits
# style: the sick and the healthy apart, with a helper for log(1 + e^v)
def softplus(v):
    out = np.log1p(np.exp(np.minimum(v, 0)))
    right = v > 0
    out[right] = v[right] + np.log1p(np.exp(-v[right]))
    return out


def bce_with_logits(z, y):
    sick = y == 1
    return (softplus(-z[sick]).sum() + softplus(z[~sick]).sum()) / z.size
