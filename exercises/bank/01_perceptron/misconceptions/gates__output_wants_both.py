# task: gates
# points: 2 of 4
# hint: must one of them fire, or both
# belief: both hidden units must agree
# diagnosis: the output unit waits for both hidden units
def gates():
    return {
        "nand": (np.array([-1.0, -1.0]), 1.5),
        "nor": (np.array([-1.0, -1.0]), 0.5),
        "first_only": (np.array([1.0, -1.0]), -0.5),
    }


def same_network():
    W = np.array([[1.0, -1.0], [1.0, -1.0]])
    return W, np.array([-1.5, 0.5]), np.array([1.0, 1.0]), -1.5
