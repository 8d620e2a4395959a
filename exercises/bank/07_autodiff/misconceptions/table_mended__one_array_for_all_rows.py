# task: table_mended
# points: 1 of 4
# hint: the same array under two names
# belief: a list keeps what an array held when it was put in
# diagnosis: all rows are one array
def table_mended(steps, inputs, outputs):
    values = values_of(steps, inputs)
    slopes, rows = np.zeros(len(values)), []
    for output in outputs:
        slopes[:] = 0.0
        slopes[output] = 1.0
        for number in reversed(range(len(inputs), len(values))):
            kind, *ends = steps[number - len(inputs)]
            for end, local in zip(ends, local_slopes(kind, ends, values)):
                slopes[end] += slopes[number] * local
        rows.append(slopes[: len(inputs)])
    return np.array(rows)
