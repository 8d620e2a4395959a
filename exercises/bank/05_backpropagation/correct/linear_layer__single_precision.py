# task: linear_layer
# style: float32, an error class of its own
class TooEarly(RuntimeError):
    pass


class Linear:
    def __init__(self, W, b):
        self.W, self.b, self.X = np.float32(W), np.float32(b), None
        self.zero_grad()

    def zero_grad(self):
        self.grads = dict(W=np.zeros(self.W.shape, np.float32), b=np.zeros(self.b.shape, np.float32))

    def forward(self, X):
        self.X = np.float32(X)
        return self.X @ self.W + self.b

    def backward(self, dZ):
        if self.X is None:
            raise TooEarly("forward first")
        dZ = np.float32(dZ)
        self.grads["W"] += self.X.T @ dZ
        self.grads["b"] += dZ.sum(axis=0)
        return dZ @ self.W.T
