# task: table_mended
# points: 1 of 4
# hint: What does a row belong to
# belief: each output has a column
# diagnosis: the table is transposed
def table_mended(steps, inputs, outputs):
    values = values_of(steps, inputs)
    rows = []
    for output in outputs:
        slopes = np.zeros(len(values))
        slopes[output] = 1.0
        for number in reversed(range(len(inputs), len(values))):
            kind, *ends = steps[number - len(inputs)]
            for end, local in zip(ends, local_slopes(kind, ends, values)):
                slopes[end] += slopes[number] * local
        rows.append(slopes[: len(inputs)])
    return np.array(rows).T
