# task: linear_layer
# points: 4 of 5
# hint: this is the second pass alone
# belief: grads holds what the last backward found
# diagnosis: each backward pass overwrites what was there
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
        self.grads["W"] = self.X.T @ dZ
        self.grads["b"] = dZ.sum(axis=0)
        return dZ @ self.W.T
