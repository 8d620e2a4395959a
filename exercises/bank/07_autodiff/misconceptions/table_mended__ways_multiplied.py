# task: table_mended
# points: 1 of 4
# hint: Here are two ways
# belief: slopes that meet are multiplied
# diagnosis: what several ways bring is multiplied
def table_mended(steps, inputs, outputs):
    values = values_of(steps, inputs)
    rows = []
    for output in outputs:
        slopes = np.zeros(len(values))
        slopes[output] = 1.0
        for number in reversed(range(len(inputs), len(values))):
            if slopes[number] == 0:
                continue
            kind, *ends = steps[number - len(inputs)]
            for end, local in zip(ends, local_slopes(kind, ends, values)):
                slopes[end] = slopes[number] * local * (slopes[end] or 1.0)
        rows.append(slopes[: len(inputs)])
    return np.array(rows)
