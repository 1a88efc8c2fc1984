using Matching.Plans.Cars;

namespace Matching.Plans.Choice;

/// <summary>
/// Makes a plan better block by block: some sessions that lie near each other are planned anew, exactly among the columns that may still gain, while all else stays. Two blocks at a time, neither of which may take what the
/// other has.
/// </summary>
internal sealed class BlockSearch(PlanGround ground, PlanBudget budget, int seed)
{
    /// <summary>Sessions planned anew at a time.</summary>
    private const int Size = 40;

    /// <summary>Work on one block at most.</summary>
    private const double Work = 3;

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
            var bySession = kept.ToLookup(column => column.Session);
            foreach (var pair in Blocks(bySession.Select(group => group.Key).Order()).Chunk(2))
            {
                if (!budget.GoesOn())
                {
                    break;
                }

                now = Improve(now, pair, bySession, pass);
                tell(now);
            }

            idle = now.Value - before <= 1e-4 * Math.Abs(now.Value) ? idle + 1 : 0;
        }

        return now;
    }

    private PlanChoice Improve(PlanChoice now, int[][] blocks, ILookup<int, PlanColumn> bySession, int pass)
    {
        var rest = now.Copy();
        foreach (var column in now.Columns.Where(column => blocks.Any(block => block.Contains(column.Session))))
        {
            rest.Leave(column);
        }

        var models = blocks.Select((block, at) => Model(now, Beside(rest, now, blocks.Where((_, other) => other != at)), block, bySession)).ToArray();
        var answers = new (IReadOnlyList<PlanColumn>? Taken, double Most, double Work)[blocks.Length];
        var seconds = budget.SecondsLeft(20);
        Parallel.For(0, models.Length, at => answers[at] = models[at].Solve(Work, seconds, seed + pass));
        budget.Spend(answers.Sum(answer => answer.Work));
        for (var at = 0; at < blocks.Length; at++)
        {
            foreach (var column in answers[at].Taken ?? [.. now.Columns.Where(column => blocks[at].Contains(column.Session))])
            {
                rest.Take(column);
            }
        }

        return rest.Value > now.Value ? rest : now;
    }

    /// <summary>What stays, with all that other blocks have.</summary>
    private static PlanChoice Beside(PlanChoice rest, PlanChoice now, IEnumerable<int[]> others)
    {
        var all = rest.Copy();
        var sessions = others.SelectMany(block => block).ToHashSet();
        foreach (var column in now.Columns.Where(column => sessions.Contains(column.Session)))
        {
            all.Take(column);
        }

        return all;
    }

    private BlockModel Model(PlanChoice now, PlanChoice rest, int[] block, ILookup<int, PlanColumn> bySession)
    {
        var columns = block.SelectMany(session => bySession[session]).Where(rest.Fits).ToArray();
        return new BlockModel(ground, columns, rest, now);
    }

    /// <summary>The sessions in blocks of near ones, around centres drawn at random.</summary>
    private List<int[]> Blocks(IEnumerable<int> sessions)
    {
        var (left, blocks) = (sessions.ToList(), new List<int[]>());
        while (left.Count > 0)
        {
            var centre = ground.SessionPlace(left[random.Next(left.Count)]);
            var block = left.OrderBy(at => ground.Places.Metres(centre, ground.SessionPlace(at))).ThenBy(at => at).Take(Size).ToArray();
            left.RemoveAll(block.Contains);
            blocks.Add(block);
        }

        return blocks;
    }
}
