# task: slopes
# points: 0 of 4
# hint: the formula wants σ(z) in both places
# belief: σ' = a(1 - a), and what the function gets is a
# diagnosis: z is put where the activation belongs
def sigmoid_grad(z):
    return z * (1 - z)


def tanh_grad(z):
    return 1 - z**2
