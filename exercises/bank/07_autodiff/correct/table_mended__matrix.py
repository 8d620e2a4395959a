# task: table_mended
# style: the local slopes in a triangular matrix, and one equation
def table_mended(steps, inputs, outputs):
    values = values_of(steps, inputs)
    local = np.zeros((len(values), len(values)))
    for number, (kind, *ends) in enumerate(steps, start=len(inputs)):
        for end, slope in zip(ends, local_slopes(kind, ends, values)):
            local[number, end] += slope
    return np.linalg.inv(np.eye(len(values)) - local)[outputs, : len(inputs)]
