using Matching.Plans.Cars;

namespace Matching.Plans.Choice;

/// <summary>
/// Proves a plan best, or finds the best: no plan better than the one at hand has a column that loses more, at the prices of the bound, than what the two lie apart. Where the columns that lose less are few enough to be
/// written down, the choice among them all is solved exactly.
/// </summary>
internal sealed class Proof(PlanGround ground, BoardingOptions options, Trip[] trips, PlanBudget budget, int seed)
{
    /// <summary>Columns at most.</summary>
    private const int Most = 60_000;

    /// <summary>Cars looked at for one trip at most.</summary>
    private const long MostLooked = 2_000_000;

    /// <summary>Work at most.</summary>
    private const double Work = 60;

    /// <summary>What an attempt counts for that was given up.</summary>
    private const double GivenUp = 2;

    /// <summary>The better plan, or the same, and what is proven of it.</summary>
    public (PlanChoice Choice, double Bound) Run(PlanChoice now, PlanPrices prices, double bound)
    {
        var loss = bound - now.Value + 1e-7;
        if (!budget.GoesOn() || Columns(now, prices, loss) is not { } columns)
        {
            return (now, bound);
        }

        var (taken, most, work, isCut) = new BlockModel(ground, columns, new PlanChoice(ground), now).Solve(Work, budget.SecondsLeft(600), seed, budget);
        budget.Spend(work);
        if (isCut)
        {
            budget.CutsShort();
        }

        if (taken is null)
        {
            return (now, bound);
        }

        var choice = new PlanChoice(ground);
        foreach (var column in taken)
        {
            choice.Take(column);
        }

        var better = choice.Value > now.Value ? choice : now;
        return (better, Math.Min(bound, Math.Max(better.Value, ground.Goal.Base + most)));
    }

    private PlanColumn[]? Columns(PlanChoice now, PlanPrices prices, double loss)
    {
        var found = new List<PlanColumn>[trips.Length];
        var count = 0;
        var whole = true;
        var looked = 0L;
        Parallel.For(0, trips.Length, () => new CarPricer(ground, options), (at, _, pricer) =>
        {
            var (list, before) = (new List<PlanColumn>(), pricer.Looked);
            found[at] = list;
            if (Volatile.Read(ref whole)
                && (budget.IsCancelled
                    || !pricer.All(trips[at], prices, trips[at].IsKept ? double.NegativeInfinity : -loss, MostLooked, list.Add)
                    || Interlocked.Add(ref count, list.Count) > Most))
            {
                Volatile.Write(ref whole, false);
            }

            Interlocked.Add(ref looked, pricer.Looked - before);
            return pricer;
        }, _ => { });
        // Where it was given up, how far it had come depends on the machine.
        budget.Spend(whole ? looked * 0.5e-6 : GivenUp);
        if (!whole)
        {
            if (budget.IsCancelled)
            {
                budget.CutsShort();
            }

            return null;
        }

        var own = PlanColumn.OwnWays(ground).Where(column => column.Gain(prices, ground.Rows) > -loss);
        var known = now.Columns.ToDictionary(column => column.Key);
        return [.. found.SelectMany(list => list).Concat(own).Select(column => known.GetValueOrDefault(column.Key, column)).Concat(now.Columns).Distinct(ReferenceEqualityComparer.Instance).Cast<PlanColumn>()];
    }
}
