using Gateway.Problems;

namespace Gateway.Strictness;

/// <summary>Collects what is wrong with one request, so that all of it is told at once.</summary>
internal sealed class FieldProblems
{
    /// <summary>Enough for a person to see the pattern; a hostile body could hold a hundred thousand.</summary>
    private const int Most = 100;

    /// <summary>Longest part of a client's own text that is told back.</summary>
    private const int LongestName = 100;

    private readonly List<FieldProblem> problems = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => problems.Count == 0;

    /// <summary>What is wrong, as one problem.</summary>
    public Problem ToProblem() => Problem.Invalid(problems);

    /// <summary>Names a wrong field.</summary>
    public void Add(string field, string detail)
    {
        if (problems.Count < Most)
        {
            problems.Add(new FieldProblem(field.Length <= LongestName ? field : $"{field[..LongestName]}…", detail));
        }
    }
}
