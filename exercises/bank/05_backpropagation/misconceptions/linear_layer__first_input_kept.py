# task: linear_layer
# points: 4 of 5
# hint: the second backward used the first X
# belief: what a layer has seen once it knows
# diagnosis: the layer keeps its first input
class Linear:
    def __init__(self, W, b):
        self.W, self.b, self.X = W, b, None
        self.zero_grad()

    def zero_grad(self):
        self.grads = {"W": np.zeros(self.W.shape), "b": np.zeros(self.b.shape)}

    def forward(self, X):
        if self.X is None:
            self.X = X
        return X @ self.W + self.b

    def backward(self, dZ):
        if self.X is None:
            raise RuntimeError("call forward first")
        self.grads["W"] = self.grads["W"] + self.X.T @ dZ
        self.grads["b"] = self.grads["b"] + dZ.sum(axis=0)
        return dZ @ self.W.T
