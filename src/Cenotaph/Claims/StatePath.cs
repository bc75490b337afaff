namespace Cenotaph.Claims;

/// <summary>The course of a war under one set of unknowns: flows by week and what they add up to.</summary>
internal sealed class StatePath(StateLayout layout, ReconcilePriors priors)
{
    private readonly double[] flowKnots = new double[layout.FlowKnots];
    private readonly double[] woundedKnots = new double[layout.RatioKnots];
    private readonly double[] missingKnots = new double[layout.RatioKnots];

    private static readonly double RatioScale = Math.Sqrt(StateLayout.RatioStep / 52.0);

    public double[] Killed { get; } = new double[layout.Weeks];

    public double[] Wounded { get; } = new double[layout.Weeks];

    /// <summary>The killed up to the start of each week, and of the week after the last.</summary>
    public double[] KilledTo { get; } = new double[layout.Weeks + 1];

    public double[] WoundedTo { get; } = new double[layout.Weeks + 1];

    public double FlowStepSpread { get; private set; }

    public StateLayout Layout => layout;

    /// <summary>Fills the course; false where a number leaves what can be counted.</summary>
    public bool Fill(ReadOnlySpan<double> unknowns)
    {
        FlowStepSpread = Math.Exp(priors.FlowWalk.LogMiddle + (priors.FlowWalk.LogSpread * unknowns[StateLayout.FlowSpread])) * Math.Sqrt(StateLayout.FlowStep);
        Walk(flowKnots, priors.Flow.LogMiddle + (priors.Flow.LogSpread * unknowns[StateLayout.Level]), FlowStepSpread, unknowns[layout.Flow..]);
        Walk(woundedKnots, priors.Wounded.LogMiddle + (priors.Wounded.LogSpread * unknowns[StateLayout.WoundedLevel]), priors.WoundedWalk.Value * RatioScale, unknowns[layout.Wounded..]);
        Walk(missingKnots, priors.Missing.LogMiddle + (priors.Missing.LogSpread * unknowns[StateLayout.MissingLevel]), priors.WoundedWalk.Value * RatioScale, unknowns[layout.Missing..]);
        if (!Spread(flowKnots, StateLayout.FlowStep, Killed) || !Spread(woundedKnots, StateLayout.RatioStep, Wounded))
        {
            return false;
        }

        for (var week = 0; week < layout.Weeks; week++)
        {
            Wounded[week] *= Killed[week];
            KilledTo[week + 1] = KilledTo[week] + Killed[week];
            WoundedTo[week + 1] = WoundedTo[week] + Wounded[week];
        }

        return KilledTo[^1] > 0;
    }

    /// <summary>How many up to a day, in weeks from the start.</summary>
    public double Count(LossCategory category, double time) => category switch
    {
        LossCategory.Killed => At(KilledTo, time),
        LossCategory.Wounded => At(WoundedTo, time),
        LossCategory.Casualties => At(KilledTo, time) + At(WoundedTo, time),
        _ => At(KilledTo, time) * Math.Exp(At(missingKnots, time / StateLayout.RatioStep)),
    };

    /// <summary>Adds to the adjoints what a unit of weight on the logarithm of a difference of counts brings.</summary>
    public void Pull(LossCategory category, double time, double weight, StateAdjoint adjoint)
    {
        var whole = Math.Min((int)time, layout.Weeks);
        var part = time - whole;
        if (category is LossCategory.Killed or LossCategory.Casualties)
        {
            Place(adjoint.KilledTo, adjoint.Killed, weight);
        }

        if (category is LossCategory.Wounded or LossCategory.Casualties)
        {
            Place(adjoint.WoundedTo, adjoint.Wounded, weight);
        }

        if (category == LossCategory.Missing)
        {
            var share = Math.Exp(At(missingKnots, time / StateLayout.RatioStep));
            Place(adjoint.KilledTo, adjoint.Killed, weight * share);
            Share(adjoint.MissingKnots, time / StateLayout.RatioStep, weight * share * At(KilledTo, time));
        }

        void Place(double[] to, double[] flow, double amount)
        {
            to[whole] += amount;
            if (part > 0)
            {
                flow[whole] += amount * part;
            }
        }
    }

    /// <summary>Turns the adjoints into a gradient by the unknowns, added to it.</summary>
    public void Gather(StateAdjoint adjoint, Span<double> gradient)
    {
        var (killed, wounded) = (0.0, 0.0);
        for (var week = layout.Weeks - 1; week >= 0; week--)
        {
            killed += adjoint.KilledTo[week + 1];
            wounded += adjoint.WoundedTo[week + 1];
            var byRatio = (adjoint.Wounded[week] + wounded) * Wounded[week];
            var byFlow = ((adjoint.Killed[week] + killed) * Killed[week]) + byRatio;
            Between(adjoint.FlowKnots, StateLayout.FlowStep, week, byFlow);
            Between(adjoint.WoundedKnots, StateLayout.RatioStep, week, byRatio);
        }

        var spread = 0.0;
        for (var knot = 1; knot < layout.FlowKnots; knot++)
        {
            spread += adjoint.FlowKnots[knot] * (flowKnots[knot] - flowKnots[0]);
        }

        gradient[StateLayout.FlowSpread] += spread * priors.FlowWalk.LogSpread;
        Unwalk(adjoint.FlowKnots, priors.Flow.LogSpread, FlowStepSpread, StateLayout.Level, layout.Flow, gradient);
        Unwalk(adjoint.WoundedKnots, priors.Wounded.LogSpread, priors.WoundedWalk.Value * RatioScale, StateLayout.WoundedLevel, layout.Wounded, gradient);
        Unwalk(adjoint.MissingKnots, priors.Missing.LogSpread, priors.WoundedWalk.Value * RatioScale, StateLayout.MissingLevel, layout.Missing, gradient);
    }

    private static void Walk(double[] knots, double level, double step, ReadOnlySpan<double> changes)
    {
        knots[0] = level;
        for (var knot = 1; knot < knots.Length; knot++)
        {
            knots[knot] = knots[knot - 1] + (step * changes[knot - 1]);
        }
    }

    // The values of all weeks, in the middle of each: between knots they grow by the same factor from week to week.
    private static bool Spread(double[] knots, int step, double[] values)
    {
        for (var knot = 0; knot * step < values.Length; knot++)
        {
            if (!(Math.Max(knots[knot], knots[knot + 1]) < 40))
            {
                return false;
            }

            var change = (knots[knot + 1] - knots[knot]) / step;
            var (value, factor) = (Math.Exp(knots[knot] + (change / 2)), Math.Exp(change));
            var end = Math.Min((knot + 1) * step, values.Length);
            for (var week = knot * step; week < end; week++, value *= factor)
            {
                values[week] = value;
            }
        }

        return true;
    }

    private static void Between(double[] knots, int step, int week, double amount)
    {
        var (whole, rest) = Math.DivRem(week, step);
        var part = (rest + 0.5) / step * amount;
        knots[whole] += amount - part;
        knots[whole + 1] += part;
    }

    private static void Unwalk(double[] knots, double level, double step, int place, int changes, Span<double> gradient)
    {
        var after = 0.0;
        for (var knot = knots.Length - 1; knot > 0; knot--)
        {
            after += knots[knot];
            gradient[changes + knot - 1] += after * step;
        }

        gradient[place] += (after + knots[0]) * level;
    }

    private static double At(double[] knots, double place)
    {
        var whole = Math.Min((int)place, knots.Length - 1);
        var part = place - whole;
        return part <= 0 || whole == knots.Length - 1 ? knots[whole] : knots[whole] + (part * (knots[whole + 1] - knots[whole]));
    }

    private static void Share(double[] knots, double place, double amount)
    {
        var whole = Math.Min((int)place, knots.Length - 1);
        var part = place - whole;
        if (part <= 0 || whole == knots.Length - 1)
        {
            knots[whole] += amount;
            return;
        }

        knots[whole] += (1 - part) * amount;
        knots[whole + 1] += part * amount;
    }
}

/// <summary>What each part of a course brings to the logarithm of the density.</summary>
internal sealed class StateAdjoint(StateLayout layout)
{
    public double[] KilledTo { get; } = new double[layout.Weeks + 1];

    public double[] WoundedTo { get; } = new double[layout.Weeks + 1];

    public double[] Killed { get; } = new double[layout.Weeks + 1];

    public double[] Wounded { get; } = new double[layout.Weeks + 1];

    public double[] FlowKnots { get; } = new double[layout.FlowKnots];

    public double[] WoundedKnots { get; } = new double[layout.RatioKnots];

    public double[] MissingKnots { get; } = new double[layout.RatioKnots];

    public void Clear()
    {
        Array.Clear(KilledTo);
        Array.Clear(WoundedTo);
        Array.Clear(Killed);
        Array.Clear(Wounded);
        Array.Clear(FlowKnots);
        Array.Clear(WoundedKnots);
        Array.Clear(MissingKnots);
    }
}
