# task: linear_layer
# style: the input found by getattr, loops for the gradients
class Linear:
    def __init__(self, W, b):
        self.W, self.b, self.grads = W, b, {}
        self.zero_grad()

    def zero_grad(self):
        self.grads.update(W=0.0 * self.W, b=0.0 * self.b)

    def forward(self, X):
        self.last = X.copy()
        return X @ self.W + self.b

    def backward(self, dZ):
        last = getattr(self, "last", None)
        if last is None:
            raise RuntimeError("forward must come first")
        for x, dz in zip(last, dZ):
            self.grads["W"] = self.grads["W"] + np.outer(x, dz)
            self.grads["b"] = self.grads["b"] + dz
        return np.einsum("no,io->ni", dZ, self.W)
