using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>The likelihood of the model at one set of unknowns, its slope, and the information (Fisher's, expected) about the unknowns.</summary>
/// <remarks>
/// With all cases of a period known, each risk would be told by a binomial count, and the information would be that of a regression of its own in each cell.
/// What is not yet reported is taken off again (Orchard and Woodbury, A missing information principle, 1972), and so is what the gamma number of the
/// period hides: two products of vectors for each period.
/// </remarks>
internal sealed class ModelSums
{
    private readonly ReportingModel model;
    private readonly ModelLayout layout;
    private readonly double[] dense;
    private readonly bool[] marked;
    private readonly int[] touched;
    private readonly double[] exposed;
    private readonly int[] exposedAt;
    private readonly double[] missing;
    private readonly double[] hiding;
    private readonly double[] curve;
    private readonly double[] pace;
    private readonly (double Risk, double Usual, double Mean)[] row;
    private int touches;
    private int exposures;

    /// <summary>Room for the sums of a model.</summary>
    public ModelSums(ReportingModel model)
    {
        (this.model, layout) = (model, model.Layout);
        Slope = new double[layout.Size];
        Information = new double[layout.Size * layout.Size];
        (dense, marked, touched) = (new double[layout.Size], new bool[layout.Size], new int[layout.Size]);
        (exposed, exposedAt) = (new double[layout.Size], new int[layout.Size]);
        (missing, hiding) = (new double[layout.Size], new double[layout.Size]);
        curve = new double[model.MaximumDelay + 1];
        pace = new double[model.Newest + 1];
        row = new (double, double, double)[layout.Shocks + 2];
    }

    /// <summary>The slope of the log likelihood by each unknown.</summary>
    public double[] Slope { get; }

    /// <summary>The information about the unknowns, row by row; the lower triangle.</summary>
    public double[] Information { get; }

    /// <summary>The squared distances of cases from their means, and the means, over all cells.</summary>
    public (double Squares, double Means, double Hidden) Residuals { get; private set; }

    /// <summary>The log likelihood, but for what depends on counts and dispersion alone.</summary>
    /// <param name="at">The unknowns.</param>
    /// <param name="scale">Of it what a period departs from the level, and what leaks find.</param>
    /// <param name="full">Whether slope and information are summed too.</param>
    public double Take(double[] at, ModelScale scale, bool full)
    {
        if (full)
        {
            Array.Clear(Slope);
            Array.Clear(Information);
        }

        var delays = CommonDelay.Of(model, at);
        for (var delay = 0; delay < curve.Length; delay++)
        {
            curve[delay] = Math.Exp(delays.Curve[delay]);
        }

        for (var vintage = model.Cells.FirstPeriod; vintage < pace.Length; vintage++)
        {
            pace[vintage] = Math.Exp(delays.Pace[vintage]);
        }

        var shape = 1 / ((scale.Scatter * scale.Scatter) + 1e-8);
        var leaks = model.Leaks(scale);
        var (likelihood, squares, means, hidden) = (0.0, 0.0, 0.0, 0.0);
        for (var place = 0; place < model.Cells.Periods; place++)
        {
            var period = model.Cells.FirstPeriod + place;
            var cells = model.Cells.Of(place);
            var own = Math.Exp(delays.Periods[period]);
            var level = Math.Exp(model.MiddleLevel + layout.Level.At(at.AsSpan(layout.LevelAt, layout.Level.Count), period)) / model.Dispersion;
            var (risk, whole, known) = (0.0, 0.0, 0.0);
            for (var index = 0; index < cells.Length; index++)
            {
                var (step, leak) = (0.0, 0.0);
                for (var vintage = cells[index].From; vintage <= cells[index].To; vintage++)
                {
                    step += curve[vintage - period] * pace[vintage];
                    leak += leaks[vintage];
                }

                var usual = Math.Clamp(step * own, 1e-12, 50);
                step = usual + leak;
                var mean = level * Math.Exp(-risk) * Reported(step);
                row[index] = (step, usual, mean);
                risk += step;
                whole += mean;
                known += cells[index].Cases / model.Dispersion;
                likelihood += cells[index].Cases > 0 ? cells[index].Cases / model.Dispersion * Math.Log(mean) : 0;
            }

            likelihood += GammaFunction.Log(known + shape) - GammaFunction.Log(shape) + (shape * Math.Log(shape)) - ((known + shape) * Math.Log(whole + shape));
            if (full)
            {
                var number = (known + shape) / (whole + shape);
                for (var index = 0; index < cells.Length; index++)
                {
                    var away = (cells[index].Cases / model.Dispersion) - (number * row[index].Mean);
                    squares += away * away * model.Dispersion;
                    means += number * row[index].Mean;
                }

                hidden += whole / (whole + shape);
                Add(period, cells, level, number, shape, risk, whole);
            }
        }

        Residuals = (squares, means, hidden);
        return likelihood;
    }

    // 1 − e⁻ˣ.
    private static double Reported(double risk) => risk < 1e-5 ? risk * (1 - (risk / 2)) : 1 - Math.Exp(-risk);

    private void Add(int period, ReportCell[] cells, double level, double number, double shape, double risk, double whole)
    {
        // Cells from the last back: what each risk leaves for later cells hangs on it too.
        exposures = 0;
        var (after, before) = (0.0, risk);
        for (var index = cells.Length - 1; index >= 0; index--)
        {
            var cell = cells[index];
            var (step, usual, mean) = row[index];
            before -= step;
            var gone = Math.Exp(-step);
            var reported = Reported(step);
            var away = (cell.Cases / model.Dispersion) - (number * mean);
            var force = (away * step * gone / reported) - (step * after);
            var weight = level * Math.Exp(-before) * step * step * gone / reported;
            after += away;
            Touch(period, cell, usual / step);
            Spread(force, weight, step);
        }

        // The period's level: its own information, less the missing, less the hidden.
        touches = 0;
        Mark(layout.LevelAt, layout.Level, period, 1);
        for (var one = 0; one < touches; one++)
        {
            Slope[touched[one]] += after * dense[touched[one]];
        }

        var left = Math.Exp(-risk);
        AddProduct(level);
        for (var one = 0; one < exposures; one++)
        {
            Mark(exposedAt[one], -exposed[exposedAt[one]]);
        }

        var places = touched.AsSpan(0, touches);
        places.Sort();
        for (var one = 0; one < places.Length; one++)
        {
            var place = places[one];
            missing[one] = dense[place];
            hiding[one] = dense[place] * (exposed[place] == 0 ? 1 : -left / (1 - left));
            exposed[place] = 0;
        }

        AddProducts(places, -level * left, -whole * whole / (shape + whole));
        Clear();
    }

    // The unknowns that a cell's risk hangs on, with the derivative of its logarithm; of what a leak adds to the risk none is part.
    private void Touch(int period, ReportCell cell, double usual)
    {
        touches = 0;
        Mark(layout.PeriodsAt, layout.Periods, period, usual);
        if (cell.From == cell.To)
        {
            Mark(0, layout.Curve, cell.From - period, usual);
            Mark(layout.VintagesAt, layout.Vintages, cell.From, usual);
        }
        else
        {
            var sum = 0.0;
            for (var vintage = cell.From; vintage <= cell.To; vintage++)
            {
                sum += curve[vintage - period] * pace[vintage];
            }

            for (var vintage = cell.From; vintage <= cell.To; vintage++)
            {
                var part = usual * curve[vintage - period] * pace[vintage] / sum;
                Mark(0, layout.Curve, vintage - period, part);
                Mark(layout.VintagesAt, layout.Vintages, vintage, part);
            }
        }

        if (cell.Interval > 0)
        {
            Mark(layout.Shock(cell.Interval), usual);
        }
    }

    private void Spread(double force, double weight, double step)
    {
        for (var one = 0; one < touches; one++)
        {
            var place = touched[one];
            var value = dense[place];
            Slope[place] += force * value;
            if (exposed[place] == 0)
            {
                exposedAt[exposures++] = place;
            }

            exposed[place] += step * value;
            var scaled = weight * value;
            for (var other = 0; other < touches; other++)
            {
                var at = touched[other];
                if (at <= place)
                {
                    Information[(place * layout.Size) + at] += scaled * dense[at];
                }
            }
        }

        Clear();
    }

    private void AddProduct(double weight)
    {
        for (var one = 0; one < touches; one++)
        {
            var place = touched[one];
            var scaled = weight * dense[place];
            for (var other = 0; other < touches; other++)
            {
                if (touched[other] <= place)
                {
                    Information[(place * layout.Size) + touched[other]] += scaled * dense[touched[other]];
                }
            }
        }
    }

    // The products with themselves of what is missing and of what the gamma number hides, over places in rising order.
    private void AddProducts(ReadOnlySpan<int> places, double first, double second)
    {
        for (var one = 0; one < places.Length; one++)
        {
            var (scaled, other) = (first * missing[one], second * hiding[one]);
            var line = Information.AsSpan(places[one] * layout.Size, layout.Size);
            for (var at = 0; at <= one; at++)
            {
                line[places[at]] += (scaled * missing[at]) + (other * hiding[at]);
            }
        }
    }

    private void Mark(int from, KnotLine line, int at, double value)
    {
        var (knot, share) = (line.Lower(at), line.Share(at));
        if (share < 1)
        {
            Mark(from + knot, value * (1 - share));
        }

        if (share > 0)
        {
            Mark(from + knot + 1, value * share);
        }
    }

    private void Mark(int place, double value)
    {
        if (!marked[place])
        {
            (marked[place], touched[touches++]) = (true, place);
        }

        dense[place] += value;
    }

    private void Clear()
    {
        for (var one = 0; one < touches; one++)
        {
            (marked[touched[one]], dense[touched[one]]) = (false, 0);
        }

        touches = 0;
    }
}
