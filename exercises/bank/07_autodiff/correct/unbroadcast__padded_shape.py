# task: unbroadcast
# style: ones put in front of the shape, one sum, reshape
def unbroadcast(d, shape):
    padded = (1,) * (d.ndim - len(shape)) + tuple(shape)
    axes = tuple(i for i in range(d.ndim) if padded[i] != d.shape[i])
    return np.sum(d, axis=axes, keepdims=True).reshape(shape)
