# task: table_mended
# points: 0 of 4
# hint: What became of the other
# belief: slopes that are right for a chain are right
# diagnosis: both faults are still there
def table_mended(steps, inputs, outputs):
    return table_given(steps, inputs, outputs)
