# task: linear_layer
# points: 4 of 5
# hint: it speaks of an attribute
# belief: any error will do
# diagnosis: the error of backward before forward is an accident
class Linear:
    def __init__(self, W, b):
        self.W, self.b = W, b
        self.zero_grad()

    def zero_grad(self):
        self.grads = {"W": np.zeros(self.W.shape), "b": np.zeros(self.b.shape)}

    def forward(self, X):
        self.X = X
        return X @ self.W + self.b

    def backward(self, dZ):
        self.grads["W"] = self.grads["W"] + self.X.T @ dZ
        self.grads["b"] = self.grads["b"] + dZ.sum(axis=0)
        return dZ @ self.W.T
