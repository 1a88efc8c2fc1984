using Matching.Plans.Cars;

namespace Matching.Plans.Choice;

/// <summary>
/// Makes a plan better block by block: some sessions that lie near each other, or where there is one alone some drivers who live near each other, are planned anew, exactly among the columns that may still gain, while all
/// else stays. Two blocks at a time, neither of which may take what the other has.
/// </summary>
internal sealed class BlockSearch(PlanGround ground, PlanBudget budget, int seed)
{
    /// <summary>Sessions or drivers planned anew at a time, and work on them at most.</summary>
    private readonly (int Size, double Work) block = ground.Sessions == 1 ? (30, 0.25) : (40, 3);

    private readonly Random random = new(seed);

    /// <summary>Goes on until a pass over all sessions gains next to nothing.</summary>
    public PlanChoice Run(PlanChoice now, IReadOnlyList<PlanColumn> columns, PlanPrices prices, double bound, Action<PlanChoice> tell)
    {
        for (var (pass, idle) = (0, 0); idle < 2 && budget.GoesOn(); pass++)
        {
            var before = now.Value;
            var loss = bound - before;
            var kept = columns.Where(column => column.Gain(prices, ground.Rows) > -Math.Min(loss, 0.05 * Math.Max(1, ground.Goal.Unit))).ToHashSet<PlanColumn>(ReferenceEqualityComparer.Instance);
            kept.UnionWith(now.Columns);
            var byKey = kept.ToLookup(Key);
            foreach (var pair in Blocks(byKey.Select(group => group.Key).Order()).Chunk(2))
            {
                if (!budget.GoesOn())
                {
                    break;
                }

                now = Improve(now, pair, byKey, pass);
                tell(now);
            }

            idle = now.Value - before <= 1e-4 * Math.Abs(now.Value) ? idle + 1 : 0;
        }

        return now;
    }

    private PlanChoice Improve(PlanChoice now, int[][] blocks, ILookup<int, PlanColumn> byKey, int pass)
    {
        var rest = now.Copy();
        foreach (var column in now.Columns.Where(column => blocks.Any(one => one.Contains(Key(column)))))
        {
            rest.Leave(column);
        }

        var models = blocks.Select((keys, at) => Model(now, Beside(rest, now, blocks.Where((_, other) => other != at)), keys, byKey)).ToArray();
        var answers = new (IReadOnlyList<PlanColumn>? Taken, double Most, double Work, bool IsCut)[blocks.Length];
        var seconds = budget.SecondsLeft(20);
        Parallel.For(0, models.Length, at => answers[at] = models[at].Solve(block.Work, seconds, seed + pass, budget));
        budget.Spend(answers.Sum(answer => answer.Work));
        if (answers.Any(answer => answer.IsCut))
        {
            budget.CutsShort();
        }

        for (var at = 0; at < blocks.Length; at++)
        {
            foreach (var column in answers[at].Taken ?? [.. now.Columns.Where(column => blocks[at].Contains(Key(column)))])
            {
                rest.Take(column);
            }
        }

        return rest.Value > now.Value ? rest : now;
    }

    /// <summary>What stays, with all that other blocks have.</summary>
    private PlanChoice Beside(PlanChoice rest, PlanChoice now, IEnumerable<int[]> others)
    {
        var all = rest.Copy();
        var keys = others.SelectMany(one => one).ToHashSet();
        foreach (var column in now.Columns.Where(column => keys.Contains(Key(column))))
        {
            all.Take(column);
        }

        return all;
    }

    private BlockModel Model(PlanChoice now, PlanChoice rest, int[] keys, ILookup<int, PlanColumn> byKey)
    {
        var columns = keys.SelectMany(key => byKey[key]).Where(rest.Fits).ToArray();
        return new BlockModel(ground, columns, rest, now);
    }

    /// <summary>The sessions or drivers in blocks of near ones, around centres drawn at random.</summary>
    private List<int[]> Blocks(IEnumerable<int> keys)
    {
        var (left, blocks) = (keys.ToList(), new List<int[]>());
        while (left.Count > 0)
        {
            var centre = Place(left[random.Next(left.Count)]);
            var near = left.OrderBy(at => ground.Places.Metres(centre, Place(at))).ThenBy(at => at).Take(block.Size).ToArray();
            left.RemoveAll(near.Contains);
            blocks.Add(near);
        }

        return blocks;
    }

    /// <summary>What a column belongs to: its session, or where there is one alone its driver.</summary>
    private int Key(PlanColumn column) => ground.Sessions == 1 ? column.Trip?.Driver ?? column.Members[0] : column.Session;

    /// <summary>Homes come first among the places, in the order of people.</summary>
    private int Place(int key) => ground.Sessions == 1 ? key : ground.SessionPlace(key);
}
