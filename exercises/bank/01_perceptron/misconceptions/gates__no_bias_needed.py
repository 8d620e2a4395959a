# task: gates
# points: 2 of 4
# hint: Which number decides there
# belief: the weights decide, the bias is decoration
# diagnosis: all biases are 0
def gates():
    return {
        "nand": (np.array([-1.0, -1.0]), 0.0),
        "nor": (np.array([-1.0, -1.0]), 0.0),
        "first_only": (np.array([1.0, -1.0]), 0.0),
    }


def same_network():
    W = np.array([[1.0, -1.0], [1.0, -1.0]])
    return W, np.array([-1.5, 0.5]), np.array([1.0, 1.0]), -0.5
