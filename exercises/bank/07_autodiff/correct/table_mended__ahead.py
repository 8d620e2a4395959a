# task: table_mended
# style: forward mode: the slopes of all values for one input at a time
def table_mended(steps, inputs, outputs):
    values, columns = values_of(steps, inputs), []
    for place in range(len(inputs)):
        slopes = [float(number == place) for number in range(len(inputs))]
        for kind, *ends in steps:
            local = local_slopes(kind, ends, values)
            slopes.append(sum(slopes[end] * s for end, s in zip(ends, local)))
        columns.append([slopes[output] for output in outputs])
    return np.array(columns).T
