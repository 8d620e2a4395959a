# task: weighted_sum
# style: a Python loop
def weighted_sum(x, w, b):
    z = b
    for i in range(len(x)):
        z += x[i] * w[i]
    return z
