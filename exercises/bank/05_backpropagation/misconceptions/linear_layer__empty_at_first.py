# task: linear_layer
# points: 4 of 5
# hint: grads is empty
# belief: a gradient that nobody computed is not there
# diagnosis: grads is empty until backward fills it
class Linear:
    def __init__(self, W, b):
        self.W, self.b, self.X = W, b, None
        self.zero_grad()

    def zero_grad(self):
        self.grads = {}

    def forward(self, X):
        self.X = X
        return X @ self.W + self.b

    def backward(self, dZ):
        if self.X is None:
            raise RuntimeError("call forward first")
        self.grads["W"] = self.grads.get("W", 0) + self.X.T @ dZ
        self.grads["b"] = self.grads.get("b", 0) + dZ.sum(axis=0)
        return dZ @ self.W.T
