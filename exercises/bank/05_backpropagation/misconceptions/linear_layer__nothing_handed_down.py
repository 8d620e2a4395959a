# task: linear_layer
# points: 3 of 5
# hint: What does the layer below need
# belief: backward fills grads, and that is all
# diagnosis: backward returns nothing
class Linear:
    def __init__(self, W, b):
        self.W, self.b, self.X = W, b, None
        self.zero_grad()

    def zero_grad(self):
        self.grads = {"W": np.zeros(self.W.shape), "b": np.zeros(self.b.shape)}

    def forward(self, X):
        self.X = X
        return X @ self.W + self.b

    def backward(self, dZ):
        if self.X is None:
            raise RuntimeError("call forward first")
        self.grads["W"] = self.grads["W"] + self.X.T @ dZ
        self.grads["b"] = self.grads["b"] + dZ.sum(axis=0)
