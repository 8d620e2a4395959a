# task: softmax
# style: examples in columns, so that no axis has to be kept
def softmax(Z):
    columns = Z.T
    powers = np.exp(columns - columns.max(axis=0))
    return (powers / powers.sum(axis=0)).T
