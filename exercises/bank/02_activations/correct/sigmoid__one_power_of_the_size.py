# task: sigmoid
# style: one power of -|z| for both sides
def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1 + small)
