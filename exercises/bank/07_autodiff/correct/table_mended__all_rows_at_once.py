# task: table_mended
# style: one pass back with a column of slopes for each output
def table_mended(steps, inputs, outputs):
    values = values_of(steps, inputs)
    slopes = np.zeros((len(outputs), len(values)))
    slopes[range(len(outputs)), outputs] = 1
    for number in range(len(values) - 1, len(inputs) - 1, -1):
        kind, *ends = steps[number - len(inputs)]
        for end, local in zip(ends, local_slopes(kind, ends, values)):
            slopes[:, end] = slopes[:, end] + slopes[:, number] * local
    return slopes[:, : len(inputs)]
