# task: sigmoid
# style: each side by the form that never overflows, with masks
def sigmoid(z):
    out = np.empty(z.shape)
    right = z >= 0
    out[right] = 1 / (1 + np.exp(-z[right]))
    power = np.exp(z[~right])
    out[~right] = power / (1 + power)
    return out
