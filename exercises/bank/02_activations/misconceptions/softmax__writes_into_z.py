# task: softmax
# points: 4 of 5
# hint: which line writes into Z
# belief: -= makes a new array
# diagnosis: the function writes into its input
def softmax(Z):
    if Z.dtype.kind == "i":
        Z = Z.astype(float)
    Z -= Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)
