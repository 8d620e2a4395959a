# task: linear_layer
# points: 2 of 5
# hint: with what does a weight meet dZ
# belief: a layer remembers what it gave
# diagnosis: the layer remembers its sums and not its input
class Linear:
    def __init__(self, W, b):
        self.W, self.b, self.X = W, b, None
        self.zero_grad()

    def zero_grad(self):
        self.grads = {"W": np.zeros(self.W.shape), "b": np.zeros(self.b.shape)}

    def forward(self, X):
        self.X = X @ self.W + self.b
        return self.X

    def backward(self, dZ):
        if self.X is None:
            raise RuntimeError("call forward first")
        if self.X.shape[1] == len(self.W):
            self.grads["W"] = self.grads["W"] + self.X.T @ dZ
        self.grads["b"] = self.grads["b"] + dZ.sum(axis=0)
        return dZ @ self.W.T
