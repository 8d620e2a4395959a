# task: backward_mended
# points: 0 of 4
# hint: How steep is that one
# belief: a loss that falls has the right gradient
# diagnosis: both faults are still there
def backward_mended(X, T, layers):
    return backward_given(X, T, layers)
