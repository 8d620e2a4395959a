# task: linear_layer
# style: sums in place, a flag for the forward pass
class Linear:
    def __init__(self, W, b):
        self.W = np.array(W, dtype=float)
        self.b = np.array(b, dtype=float)
        self.seen = False
        self.grads = {"W": np.zeros_like(self.W), "b": np.zeros_like(self.b)}

    def zero_grad(self):
        for gradient in self.grads.values():
            gradient.fill(0)

    def forward(self, X):
        self.seen, self.inputs = True, X
        return np.dot(X, self.W) + self.b

    def backward(self, dZ):
        if not self.seen:
            raise RuntimeError("no forward pass yet")
        self.grads["W"] += self.inputs.T @ dZ
        self.grads["b"] += np.sum(dZ, axis=0)
        return dZ @ self.W.T
