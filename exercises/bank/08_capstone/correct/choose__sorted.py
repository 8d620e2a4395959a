# task: choose
# style: two sorts
import statistics


def choose(table):
    def mean(name):
        return statistics.fmean(table[name]["validation"])

    ranking = sorted(table, key=mean)
    errors = table[ranking[0]]["validation"]
    margin = mean(ranking[0]) + statistics.stdev(errors) / len(errors) ** 0.5
    close = (name for name in ranking if mean(name) <= margin)
    return ranking[0], margin, sorted(close, key=lambda name: table[name]["numbers"])[0]
