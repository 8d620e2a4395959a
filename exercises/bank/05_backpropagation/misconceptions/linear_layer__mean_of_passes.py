# task: linear_layer
# points: 4 of 5
# hint: Does the layer know how many will come
# belief: a gradient is a mean, also over passes
# diagnosis: grads holds a mean over the passes
class Linear:
    def __init__(self, W, b):
        self.W, self.b, self.X = W, b, None
        self.zero_grad()

    def zero_grad(self):
        self.passes = 0
        self.grads = {"W": np.zeros(self.W.shape), "b": np.zeros(self.b.shape)}

    def forward(self, X):
        self.X = X
        return X @ self.W + self.b

    def backward(self, dZ):
        if self.X is None:
            raise RuntimeError("call forward first")
        self.passes += 1
        for key, new in (("W", self.X.T @ dZ), ("b", dZ.sum(axis=0))):
            self.grads[key] = self.grads[key] + (new - self.grads[key]) / self.passes
        return dZ @ self.W.T
