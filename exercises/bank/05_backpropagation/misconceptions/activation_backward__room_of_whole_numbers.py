# task: activation_backward
# points: 2 of 3
# hint: Which kind of numbers can the array hold
# belief: zeros_like makes room for any number
# diagnosis: the answer is written into an array of whole numbers
def relu_backward(dA, A):
    dZ = np.zeros_like(A)
    dZ[A > 0] = dA[A > 0]
    return dZ


def tanh_backward(dA, A):
    return dA * (1 - A**2)
