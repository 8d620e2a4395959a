# task: train_mended
# style: X and y side by side in one table, all batches of all epochs in one list
def train_mended(X, y, theta, orders, size, lr, beta):
    table = np.column_stack([X, y])
    n = len(table)
    batches = [table[o[s : s + size]] for o in orders for s in range(0, n, size)]
    v = 0.0
    for batch in batches:
        error = batch @ np.append(theta, -1.0)
        v = beta * v + 2 * np.mean(error[:, None] * batch[:, :-1], axis=0)
        theta = theta - lr * v
    return theta
