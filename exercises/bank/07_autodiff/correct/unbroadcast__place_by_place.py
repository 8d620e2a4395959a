# task: unbroadcast
# style: each entry of d goes where it came from
def unbroadcast(d, shape):
    where = np.broadcast_to(np.arange(int(np.prod(shape))).reshape(shape), d.shape)
    found = np.zeros(int(np.prod(shape)))
    for place in np.ndindex(d.shape):
        found[where[place]] += d[place]
    return found.reshape(shape)
