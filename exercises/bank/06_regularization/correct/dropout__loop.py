# task: dropout
# style: one entry after the other
def dropout(A, u, keep, training):
    out = np.array(A, dtype=float)
    if training:
        for place in np.ndindex(out.shape):
            out[place] = out[place] / keep if u[place] < keep else 0
    return out


dropout_backward = dropout
