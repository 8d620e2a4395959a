# task: gates
# points: 2 of 4
# hint: answers whether the inputs differ
# belief: the network of the chapter is the one that is asked for
# diagnosis: the network tells whether the inputs differ
def gates():
    return {
        "nand": (np.array([-1.0, -1.0]), 1.5),
        "nor": (np.array([-1.0, -1.0]), 0.5),
        "first_only": (np.array([1.0, -1.0]), -0.5),
    }


def same_network():
    W = np.array([[1.0, -1.0], [1.0, -1.0]])
    return W, np.array([-0.5, 1.5]), np.array([1.0, 1.0]), -1.5
