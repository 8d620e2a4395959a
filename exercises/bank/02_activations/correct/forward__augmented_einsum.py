# task: forward
# style: the bias as a row of weights, and einsum
def forward(X, layers):
    inputs, Z = [X], None
    for W, b in layers:
        A = np.column_stack([np.ones(len(X)), inputs[-1]])
        Z = np.einsum("ni,io->no", A, np.vstack([b, W]))
        inputs.append(np.tanh(Z))
    return Z, tuple(inputs[1:-1])
