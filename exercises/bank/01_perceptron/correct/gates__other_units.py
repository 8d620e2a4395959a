# task: gates
# style: hidden units that fire when the inputs differ, and an output that they hold back
def gates():
    return {
        "nand": (np.array([-2.0, -2.0]), 3.0),
        "nor": (np.array([-10.0, -10.0]), 1.0),
        "first_only": (np.array([2.0, -3.0]), -1.0),
    }


def same_network():
    W = np.array([[1.0, -1.0], [-1.0, 1.0]])
    return W, np.array([-0.5, -0.5]), np.array([-1.0, -1.0]), 0.5
