# task: linear_layer
# points: 4 of 5
# hint: What should backward raise
# belief: without an input the gradient is zero
# diagnosis: backward before forward gives zeros
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
        if self.X is not None:
            self.grads["W"] = self.grads["W"] + self.X.T @ dZ
            self.grads["b"] = self.grads["b"] + dZ.sum(axis=0)
        return dZ @ self.W.T
