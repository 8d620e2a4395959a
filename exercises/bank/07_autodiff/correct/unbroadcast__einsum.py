# task: unbroadcast
# style: single precision, einsum with numbers for the axes
def unbroadcast(d, shape):
    new = d.ndim - len(shape)
    kept = [new + i for i, size in enumerate(shape) if size > 1]
    return np.einsum(np.asarray(d, dtype=np.float32), list(range(d.ndim)), kept).reshape(shape)
