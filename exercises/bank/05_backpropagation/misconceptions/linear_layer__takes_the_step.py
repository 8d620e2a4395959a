# task: linear_layer
# points: 4 of 5
# hint: the weights have moved between the passes
# belief: backward is what trains a layer
# diagnosis: backward takes a step with the weights
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
        dX = dZ @ self.W.T
        self.grads["W"] = self.grads["W"] + self.X.T @ dZ
        self.grads["b"] = self.grads["b"] + dZ.sum(axis=0)
        self.W = self.W - 0.1 * self.X.T @ dZ
        self.b = self.b - 0.1 * dZ.sum(axis=0)
        return dX
