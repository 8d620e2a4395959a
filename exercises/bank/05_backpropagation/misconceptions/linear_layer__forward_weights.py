# task: linear_layer
# points: 3 of 5
# hint: Does your product run along that row
# belief: slopes go back through the same W
# diagnosis: W is not transposed on the way back
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
        square = self.W.shape[0] == self.W.shape[1]
        return dZ @ (self.W if square else self.W.T)
