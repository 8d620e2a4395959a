# task: weighted_sum
# points: 0 of 3
# hint: Does every way through it end with a return
# belief: printing the result is the same as returning it
# diagnosis: the function returns nothing
def weighted_sum(x, w, b):
    print(b + x @ w)
