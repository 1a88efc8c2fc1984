using Matching.Plans.Cars;

namespace Matching.Plans.Choice;

/// <summary>
/// Makes a plan of the relaxation: takes what it takes nearly whole, at least a tenth of what it takes at all, closes what then does not fit, and solves it again, until nothing is open.
/// </summary>
internal sealed class Dive(PlanGround ground, PlanBudget budget)
{
    /// <summary>What loses more than this at the relaxation's prices is not looked at.</summary>
    private const double Loss = 0.01;

    private const double Whole = 0.9;
    private const double Nothing = 1e-6;

    /// <summary>A plan of columns at given prices.</summary>
    public PlanChoice Run(IReadOnlyList<PlanColumn> columns, PlanPrices prices)
    {
        using var relaxation = new Relaxation(ground, isRough: false);
        var loss = Loss * Math.Max(1, ground.Goal.Unit);
        foreach (var column in columns.Where(one => one.Trip is { IsKept: true } || one.Gain(prices, ground.Rows) > -loss))
        {
            relaxation.Add(column);
        }

        var choice = new PlanChoice(ground);
        var open = Enumerable.Range(0, relaxation.Columns.Count).ToList();
        while (open.Count > 0 && budget.GoesOn(0.9) && relaxation.Solve(budget))
        {
            var wanted = open.Where(at => relaxation.Share(at) > Nothing).OrderByDescending(relaxation.Share).ThenBy(at => at).ToList();
            if (wanted.Count == 0)
            {
                break;
            }

            var take = Math.Max(wanted.Count(at => relaxation.Share(at) > Whole), Math.Max(1, wanted.Count / 10));
            var taken = wanted.Take(take).Where(at => Take(choice, relaxation.Columns[at])).ToHashSet();
            open.RemoveAll(at =>
            {
                if (taken.Contains(at))
                {
                    relaxation.Take(at);
                    return true;
                }

                if (choice.Fits(relaxation.Columns[at]))
                {
                    return false;
                }

                relaxation.Leave(at);
                return true;
            });
        }

        return choice;
    }

    private static bool Take(PlanChoice choice, PlanColumn column)
    {
        if (!choice.Fits(column))
        {
            return false;
        }

        choice.Take(column);
        return true;
    }
}
