# task: cost
# style: NumPy's product of two slices
def cost(widths):
    n = np.array(widths)
    one_pass = int(n[:-1] @ n[1:])
    return int(n[0]) * one_pass, int(n[-1]) * one_pass, int(n.sum() - n[0])
