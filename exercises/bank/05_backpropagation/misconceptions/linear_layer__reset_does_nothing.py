# task: linear_layer
# points: 4 of 5
# hint: Does zero_grad change what grads holds
# belief: a new name for an array changes the array
# diagnosis: zero_grad changes nothing
class Linear:
    def __init__(self, W, b):
        self.W, self.b, self.X = W, b, None
        self.grads = {"W": np.zeros(W.shape), "b": np.zeros(b.shape)}

    def zero_grad(self):
        for gradient in self.grads.values():
            gradient = 0 * gradient

    def forward(self, X):
        self.X = X
        return X @ self.W + self.b

    def backward(self, dZ):
        if self.X is None:
            raise RuntimeError("call forward first")
        self.grads["W"] = self.grads["W"] + self.X.T @ dZ
        self.grads["b"] = self.grads["b"] + dZ.sum(axis=0)
        return dZ @ self.W.T
