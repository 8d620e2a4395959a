# task: activation_backward
# style: one entry at a time
def entry_by_entry(slope, dA, A):
    dZ = np.empty(A.shape)
    for place in np.ndindex(A.shape):
        dZ[place] = dA[place] * slope(A[place])
    return dZ


def relu_backward(dA, A):
    return entry_by_entry(lambda a: 1.0 if a > 0 else 0.0, dA, A)


def tanh_backward(dA, A):
    return entry_by_entry(lambda a: 1 - a**2, dA, A)
