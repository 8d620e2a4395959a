# task: gates
# points: 2 of 4
# hint: this is what nor should answer
# belief: the larger the bias, the more often the unit says no
# diagnosis: the biases of NAND and NOR are exchanged
def gates():
    return {
        "nand": (np.array([-1.0, -1.0]), 0.5),
        "nor": (np.array([-1.0, -1.0]), 1.5),
        "first_only": (np.array([1.0, -1.0]), -0.5),
    }


def same_network():
    W = np.array([[1.0, -1.0], [1.0, -1.0]])
    return W, np.array([-1.5, 0.5]), np.array([1.0, 1.0]), -0.5
