# task: table_mended
# style: the given function with one array that is set back
def table_mended(steps, inputs, outputs):
    values = values_of(steps, inputs)
    slopes, rows = np.zeros(len(values)), []
    for output in outputs:
        slopes.fill(0)
        slopes[output] = 1.0
        for k in range(len(steps))[::-1]:
            kind, *ends = steps[k]
            np.add.at(
                slopes, ends, slopes[len(inputs) + k] * np.array(local_slopes(kind, ends, values))
            )
        rows.append(slopes[: len(inputs)].tolist())
    return np.array(rows)
