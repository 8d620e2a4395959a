# task: network
# style: einsum, the 1/n at the very end
def loss_and_gradients(X, y, W1, b1, W2, b2):
    A = np.tanh(np.einsum("nd,dh->nh", X, W1) + b1)
    Z = np.einsum("nh,hk->nk", A, W2) + b2
    Z = (Z.T - Z.max(axis=1)).T
    true = np.arange(Z.shape[1]) == np.reshape(y, (-1, 1))
    log_total = np.log(np.exp(Z).sum(axis=1))
    loss = np.mean(log_total - Z[true])
    D = np.exp((Z.T - log_total).T) - true
    E = np.einsum("nk,hk->nh", D, W2) / np.cosh(np.einsum("nd,dh->nh", X, W1) + b1) ** 2
    sums = (np.einsum("nd,nh->dh", X, E), E.sum(0), np.einsum("nh,nk->hk", A, D), D.sum(0))
    return [loss, *(s / len(X) for s in sums)]
