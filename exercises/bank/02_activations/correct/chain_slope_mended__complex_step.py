# task: chain_slope_mended
# style: no derivative at all: x moved along the imaginary axis
def chain_slope_mended(x, w, b):
    a = complex(x, 1e-30)
    for k in range(len(w)):
        a = np.tanh(w[k] * a + b[k])
    return a.imag / 1e-30
