# task: softmax
# style: by way of the log-sum-exp
def softmax(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))
