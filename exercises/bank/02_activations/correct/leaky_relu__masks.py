# task: leaky_relu
# style: masks on a copy of floats
def leaky_relu(z, slope):
    a = np.array(z, dtype=float)
    a[a < 0] *= slope
    return a


def leaky_relu_grad(z, slope):
    grad = np.full(z.shape, slope, dtype=float)
    grad[z > 0] = 1
    return grad
