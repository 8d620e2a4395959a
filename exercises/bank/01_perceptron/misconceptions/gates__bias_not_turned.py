# task: gates
# points: 2 of 4
# hint: what must its sign be
# belief: NAND is AND with the weights negated
# diagnosis: NAND has the weights of AND negated, but not its bias
def gates():
    return {
        "nand": (np.array([-1.0, -1.0]), -1.5),
        "nor": (np.array([-1.0, -1.0]), 0.5),
        "first_only": (np.array([1.0, -1.0]), -0.5),
    }


def same_network():
    W = np.array([[1.0, -1.0], [1.0, -1.0]])
    return W, np.array([-1.5, 0.5]), np.array([1.0, 1.0]), -0.5
