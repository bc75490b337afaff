#!/usr/bin/env python3
"""Reference values of the distributions, with mpmath (1.3) at 40 digits; writes distributions.csv beside it.

Every argument is a double, taken exactly as it is; the value is printed with 25 digits. Values outside 1e-290 to 1e290 are
left out. Parameters: t: df; f: both df; gamma: shape (scale 1); beta: both shapes; negative-binomial: size, mean.
A quantile belongs to the lower tail, an upper-quantile to the upper one. Run: python3 distributions.py
"""
import os
from mpmath import mp, mpf, loggamma, log, exp, ncdf

mp.dps = 40


def series(factor):
    """1 + factor(0) + factor(0) factor(1) + ..., all terms positive."""
    total = term = mpf(1)
    n = 0
    while term > total * mp.eps:
        term *= factor(n)
        total += term
        n += 1
    return total


def digits_lost(log_power):
    """A complement is about as large as the power before the series: so many digits more keep it."""
    return 10 + max(0, -int(log_power / log(10)))


def beta_from(x, a, b):
    """The part of the beta integral below x, and the rest."""
    with mp.extradps(digits_lost(a * log(x) + b * log(1 - x) - log_beta(a, b))):
        power = exp(a * log(x) + b * log(1 - x) - log_beta(a, b)) / a
        part = power * series(lambda n: (a + b + n) * x / (a + 1 + n))
        return part, 1 - part


def lower_beta(x, y, a, b):
    """The parts below x and above, x + y = 1; from the side that takes fewer terms."""
    if mp.log10(x) * a + mp.log10(y) * b - log_beta(a, b) / log(10) < -300:
        return (mpf(0), mpf(1)) if x * (a + b) < a else (mpf(1), mpf(0))
    if y > 0.9999 or (x < 0.9999 and x * (a + b) <= a):
        return beta_from(x, a, b)
    return beta_from(y, b, a)[::-1]


def gamma_parts(x, a):
    if a * log(x) - x - loggamma(a) < -300 * log(10):
        return (mpf(0), mpf(1)) if x < a else (mpf(1), mpf(0))
    with mp.extradps(digits_lost(a * log(x) - x - loggamma(a))):
        part = exp(a * log(x) - x - loggamma(a)) / a * series(lambda n: x / (a + 1 + n))
        return part, 1 - part


def log_beta(a, b):
    return loggamma(a) + loggamma(b) - loggamma(a + b)


def normal(x):
    return exp(-x * x / 2) / mp.sqrt(2 * mp.pi), ncdf(x), ncdf(-x)


def t(x, n):
    density = exp(loggamma((n + 1) / 2) - loggamma(n / 2)) / mp.sqrt(n * mp.pi) * (1 + x * x / n) ** (-(n + 1) / 2)
    tail = lower_beta(n / (n + x * x), x * x / (n + x * x), n / 2, mpf(1) / 2)[0] / 2
    return (density, 1 - tail, tail) if x > 0 else (density, tail, 1 - tail)


def f(x, m, n):
    u, v = m * x / (m * x + n), n / (m * x + n)
    density = exp(m / 2 * log(u) + n / 2 * log(v) - log_beta(m / 2, n / 2)) / x
    return (density, *lower_beta(u, v, m / 2, n / 2))


def gamma(x, a):
    density = exp((a - 1) * log(x) - x - loggamma(a))
    return (density, *gamma_parts(x, a))


def beta(x, a, b):
    density = exp((a - 1) * log(x) + (b - 1) * log(1 - x) - log_beta(a, b))
    return (density, *lower_beta(x, 1 - x, a, b))


def negative_binomial(k, size, mean):
    p, q = size / (size + mean), mean / (size + mean)
    density = exp(loggamma(k + size) - loggamma(k + 1) - loggamma(size) + size * log(p) + k * log(q))
    return (density, *lower_beta(p, q, size, k + 1))


KNOWN = {"normal": normal, "t": t, "f": f, "gamma": gamma, "beta": beta, "negative-binomial": negative_binomial}
rows = []


def add(name, function, x, parameters, value):
    if mpf("1e-290") < abs(value) < mpf("1e290"):
        shown = [repr(float(p)) for p in parameters] + [""] * (2 - len(parameters))
        rows.append(f"{name},{function},{float(x)!r},{shown[0]},{shown[1]},{mp.nstr(value, 25, min_fixed=0, max_fixed=0)}")


def values(name, points, *parameters):
    exact = [mpf(p) for p in parameters]
    for x in points:
        for function, value in zip(("density", "cdf", "survival"), KNOWN[name](mpf(x), *exact)):
            add(name, function, x, parameters, value)


def quantiles(name, points, *parameters, near):
    """The root of the log probability in the log of the quantile (of its distance from 0), by bisection and Newton's steps."""
    exact = [mpf(p) for p in parameters]
    for function, part in (("quantile", 1), ("upper-quantile", 2)):
        for probability in points:
            target, sign = mpf(probability), 1
            side = part
            if name in ("normal", "t"):
                if target == 0.5:
                    continue
                side = 2 if target < 0.5 else 1
                sign = (-1 if target < 0.5 else 1) * (1 if part == 1 else -1)

            def at(u):
                return exp(u) / (1 + exp(u)) if name == "beta" else exp(u)

            def miss(u):
                return log(KNOWN[name](at(u), *exact)[side]) - log(target)

            rising = side == 1
            low = high = log(mpf(near))
            with mp.workdps(12):
                step = mpf(1) / 2
                while (miss(low) > 0) == rising:
                    low -= step
                    step *= 2
                step = mpf(1) / 2
                while (miss(high) < 0) == rising:
                    high += step
                    step *= 2
                while high - low > mpf("1e-5"):
                    middle = (low + high) / 2
                    low, high = (middle, high) if (miss(middle) < 0) == rising else (low, middle)
            u = (low + high) / 2
            for _ in range(5):
                x = at(u)
                known = KNOWN[name](x, *exact)
                slope = known[0] * x * (1 - x if name == "beta" else 1) / known[side]
                u -= (log(known[side]) - log(target)) / (slope if rising else -slope)
            assert abs(miss(u)) < mpf("1e-22"), (name, parameters, probability, miss(u))
            x = at(u)
            add(name, function, probability, parameters, sign * x)


TAILS = [1e-200, 1e-30, 1e-8, 0.001, 0.025, 0.1, 0.3, 0.4999999, 0.5, 0.6, 0.9, 0.975, 0.999999]

values("normal", [-37.5, -20, -8.25, -3, -1.96, -1, -0.1, -1e-9, 0.3, 1.2, 1.7, 2.5, 6, 12, 30])
quantiles("normal", TAILS, near=1)
for df in (0.5, 1, 2, 3, 4.7, 10, 30, 153, 1000, 123456.5, 1e7):
    values("t", [-1e5, -40, -12, -3.18, -1.5, -0.01, 1e-7, 0.2, 0.9, 2.5, 7, 25, 300], df)
for df in (0.5, 1, 3, 4.7, 30, 153):
    quantiles("t", TAILS, df, near=1)
for pair in ((1, 1), (1, 3), (2, 5), (3.5, 0.7), (10, 10), (4, 200), (250, 31), (5000, 8000), (3, 1e6)):
    values("f", [1e-9, 0.001, 0.2, 0.9, 1, 1.1, 2.5, 12, 400], *pair)
for pair in ((1, 3), (3.5, 0.7), (10, 10), (250, 31), (5000, 8000)):
    quantiles("f", TAILS[1:], *pair, near=1)
for a in (0.01, 0.3, 0.5, 1, 1.5, 3, 10, 77.7, 1000, 2e5):
    values("gamma", sorted({1e-12, 0.001, 0.1, 0.45, 0.7, 1, 3, 20, 0.2 * a, 0.8 * a, 0.99 * a, a, 1.01 * a, 1.3 * a, 4 * a, a + 60}), a)
for a in (0.01, 0.3, 1, 3, 77.7, 1000, 2e5):
    quantiles("gamma", TAILS[3:] if a < 0.1 else TAILS[1:], a, near=a)
for pair in ((0.5, 0.5), (0.02, 3), (1, 1), (2, 9), (30, 4), (150, 150), (1e4, 3), (2e4, 8e4), (0.5, 1e5)):
    middle = pair[0] / sum(pair)
    values("beta", sorted({1e-10, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999, 0.8 * middle, middle, min(1.1 * middle, 0.9999)}), *pair)
for pair in ((0.5, 0.5), (2, 9), (30, 4), (150, 150), (2e4, 8e4)):
    quantiles("beta", TAILS[2:], *pair, near=pair[0] / pair[1])
for pair in ((0.3, 4), (1, 1), (1.275, 16.5), (10, 2), (50, 1000), (1e4, 300), (800, 1e5), (1e6, 50)):
    values("negative-binomial", sorted({0, 1, 2, 7, 30, int(0.5 * pair[1]), int(pair[1]), int(1.2 * pair[1]) + 1, int(3 * pair[1]) + 5}), *pair)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "distributions.csv"), "w", newline="\n") as out:
    out.write("distribution,function,x,first,second,value\n")
    out.write("\n".join(rows) + "\n")
