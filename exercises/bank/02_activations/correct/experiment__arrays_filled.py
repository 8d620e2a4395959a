# task: experiment
# style: arrays filled in place, the deviation by its definition
def experiment(X, layers):
    spread = np.zeros(len(layers))
    saturated = np.zeros(len(layers))
    for k, (W, b) in enumerate(layers):
        X = np.tanh(np.dot(X, W) + b)
        spread[k] = np.sqrt(((X - X.mean()) ** 2).mean())
        saturated[k] = np.count_nonzero(np.abs(X) > 0.95) / X.size
    return spread, saturated, spread[-1] / spread[0]
