# task: linear_layer
# style: an error of another kind turned into the one asked for
def backward_of(dZ, X, W):
    return dZ @ W.T, {"W": X.T @ dZ, "b": dZ.sum(axis=0)}


class Linear:
    def __init__(self, W, b):
        self.params = {"W": W, "b": b}
        self.zero_grad()

    def zero_grad(self):
        self.grads = {key: np.zeros(value.shape) for key, value in self.params.items()}

    def forward(self, X):
        self._X = X
        return X @ self.params["W"] + self.params["b"]

    def backward(self, dZ):
        try:
            dX, new = backward_of(dZ, self._X, self.params["W"])
        except AttributeError:
            raise RuntimeError("call forward before backward") from None
        for key in new:
            self.grads[key] = self.grads[key] + new[key]
        return dX
