# task: table_mended
# points: 1 of 4
# hint: What became of the other
# belief: to begin each row anew is all that was missing
# diagnosis: each row begins anew, and the last way still replaces the others
def table_mended(steps, inputs, outputs):
    values = values_of(steps, inputs)
    rows = []
    for output in outputs:
        slopes = np.zeros(len(values))
        slopes[output] = 1.0
        for number in reversed(range(len(inputs), len(values))):
            kind, *ends = steps[number - len(inputs)]
            for end, local in zip(ends, local_slopes(kind, ends, values)):
                slopes[end] = slopes[number] * local
        rows.append(slopes[: len(inputs)])
    return np.array(rows)
