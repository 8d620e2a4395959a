# task: table_mended
# points: 1 of 4
# hint: Which numbers must be zero before a row is begun
# belief: the slopes of the inputs are the ones to be reset
# diagnosis: the slopes of the inputs alone are set back
def table_mended(steps, inputs, outputs):
    values = values_of(steps, inputs)
    slopes, rows = np.zeros(len(values)), []
    for output in outputs:
        slopes[: len(inputs)] = 0.0
        slopes[output] = 1.0
        for number in reversed(range(len(inputs), len(values))):
            kind, *ends = steps[number - len(inputs)]
            for end, local in zip(ends, local_slopes(kind, ends, values)):
                slopes[end] += slopes[number] * local
        rows.append(slopes[: len(inputs)].copy())
    return np.array(rows)
