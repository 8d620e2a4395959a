# task: gates
# style: the chapter's hidden units, and NAND in place of AND at the output
def opposite(unit):
    w, b = unit
    return -w, -b


AND, OR = (np.array([1.0, 1.0]), -1.5), (np.array([1.0, 1.0]), -0.5)


def gates():
    return {"nand": opposite(AND), "nor": opposite(OR), "first_only": [np.array([1.0, -2.0]), -0.25]}


def same_network():
    hidden = [OR, opposite(AND)]
    W = np.column_stack([w for w, b in hidden])
    return (W, np.array([b for w, b in hidden]), *opposite(AND))
