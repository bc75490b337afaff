#!/usr/bin/env python3
"""Log-linear models of invented counts, fitted by Newton's method on the full likelihood with mpmath (1.3) at 40 digits.

Writes counts.csv beside it: case,item,row,column,value, where the items count, offset and x are the data (doubles, exact) and
coefficient, covariance (dispersion taken in for quasi), deviance, pearson and theta are what a fit must give. Unlike the library
this does not reweight: it solves the likelihood equations, with theta among the unknowns for the negative binomial.
Run: python3 counts.py
"""
import math
import os
from mpmath import mp, mpf, matrix, exp, log, psi, inverse, lu_solve

mp.dps = 40
rows = []


def fit(case, family, y, x, offset):
    p, n = len(x[0]), len(y)
    y, offset = [mpf(v) for v in y], [mpf(v) for v in offset]
    x = [[mpf(v) for v in row] for row in x]
    nb = family == "negative-binomial"
    beta = [mpf(0)] * p
    # A start by eye: the intercept alone.
    beta[0] = log(sum(y) / sum(exp(o) for o in offset))
    u = mpf(0)
    for step in range(200):
        mu = [exp(o + sum(b * v for b, v in zip(beta, row))) for o, row in zip(offset, x)]
        theta = exp(u)
        w = [m / (1 + m / theta) for m in mu] if nb else mu
        score = matrix([sum((y[i] - mu[i]) * w[i] / mu[i] * x[i][j] for i in range(n)) for j in range(p)])
        information = matrix(p, p)
        for j in range(p):
            for k in range(p):
                information[j, k] = sum(w[i] * x[i][j] * x[i][k] for i in range(n))
        move = lu_solve(information, score)
        size = max(abs(sum(move[j] * row[j] for j in range(p))) for row in x)
        beta = [b + move[j] / max(1, size) for j, b in enumerate(beta)]
        turn = mpf(0)
        if nb and step > 5:
            first = sum(psi(0, y[i] + theta) - psi(0, theta) + log(theta / (theta + mu[i])) + 1 - (y[i] + theta) / (mu[i] + theta)
                        for i in range(n))
            second = sum(psi(1, y[i] + theta) - psi(1, theta) + 1 / theta - 2 / (theta + mu[i]) + (y[i] + theta) / (mu[i] + theta) ** 2
                         for i in range(n))
            # Newton's step in ln theta.
            bend = theta * first + theta ** 2 * second
            turn = -theta * first / bend if bend < 0 else mpf(1) * (1 if first > 0 else -1)
            turn /= max(1, abs(turn))
            u += turn
        if step > 10 and size < mpf("1e-30") and abs(turn) < mpf("1e-30"):
            break
    else:
        raise AssertionError(case)
    variance = [m * (1 + m / theta) for m in mu] if nb else mu
    pearson = sum((y[i] - mu[i]) ** 2 / variance[i] for i in range(n))
    deviance = 2 * sum((y[i] * log(y[i] / mu[i]) if y[i] else 0)
                       - ((y[i] + theta) * log((y[i] + theta) / (mu[i] + theta)) if nb else y[i] - mu[i]) for i in range(n))
    covariance = inverse(information) * (pearson / (n - p) if family == "quasi-poisson" else 1)
    name = f"{case}/{family}"
    for i in range(n):
        rows.append(f"{name},count,{i},0,{float(y[i])!r}")
        rows.append(f"{name},offset,{i},0,{float(offset[i])!r}")
        rows.extend(f"{name},x,{i},{j},{float(x[i][j])!r}" for j in range(p))
    shown = lambda v: mp.nstr(v, 20, min_fixed=0, max_fixed=0)
    rows.extend(f"{name},coefficient,{j},0,{shown(beta[j])}" for j in range(p))
    rows.extend(f"{name},covariance,{j},{k},{shown(covariance[j, k])}" for j in range(p) for k in range(p))
    rows.append(f"{name},deviance,0,0,{shown(deviance)}")
    rows.append(f"{name},pearson,0,0,{shown(pearson)}")
    if nb:
        rows.append(f"{name},theta,0,0,{shown(theta)}")


trend = [[1, year] for year in range(2009, 2020)]
few = [3, 0, 2, 1, 0, 4, 1, 0, 2, 6, 3]
fit("few-deaths-uncentred-years", "poisson", few, trend, [0] * 11)
fit("few-deaths-uncentred-years", "quasi-poisson", few, trend, [0] * 11)
seasons = [[1, t / 12, math.cos(2 * math.pi * t / 12), math.sin(2 * math.pi * t / 12)] for t in range(36)]
many = [812, 790, 801, 744, 730, 702, 699, 705, 690, 741, 768, 803, 845, 770, 779, 751, 711, 690, 702, 688, 701, 733, 770, 812,
        798, 801, 760, 729, 722, 678, 671, 690, 669, 720, 741, 790]
fit("months-with-population", "poisson", many, seasons, [math.log(1.4e6 - 900 * t) for t in range(36)])
fit("months-with-population", "quasi-poisson", many, seasons, [math.log(1.4e6 - 900 * t) for t in range(36)])
scattered = [0, 14, 3, 55, 8, 0, 21, 102, 5, 33, 9, 61, 2, 17, 140, 26]
groups = [[1, i % 4 == 1, i % 4 == 2, i % 4 == 3, i / 16] for i in range(16)]
groups = [[float(v) for v in row] for row in groups]
fit("scattered-groups", "negative-binomial", scattered, groups, [0.1 * (i % 3) for i in range(16)])
fit("scattered-groups", "poisson", scattered, groups, [0.1 * (i % 3) for i in range(16)])
slight = [101, 118, 95, 133, 120, 99, 142, 108, 125, 131, 110, 137]
fit("slightly-scattered", "negative-binomial", slight, [[1, i - 5.5] for i in range(12)], [0] * 12)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "counts.csv"), "w", newline="\n") as out:
    out.write("case,item,row,column,value\n")
    out.write("\n".join(rows) + "\n")
