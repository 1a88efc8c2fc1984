using Gateway.Contract;
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
    private readonly HashSet<string> inBody = new(StringComparer.Ordinal);
    private readonly HashSet<string> unread = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => problems.Count == 0;

    /// <summary>Whether so much is wrong that no more is told.</summary>
    public bool IsFull => problems.Count == Most;

    /// <summary>JSON paths of what is wrong in the body.</summary>
    public IReadOnlySet<string> InBody => inBody;

    /// <summary>Proto paths of the request's fields that are wrong in the path or the query.</summary>
    public IReadOnlySet<string> Unread => unread;

    /// <summary>What is wrong, as one problem.</summary>
    /// <param name="others">What is wrong with the fields that could be read.</param>
    public Problem ToProblem(IReadOnlyList<FieldProblem> others) => Problem.Invalid([.. problems, .. others]);

    /// <summary>Names a wrong field of the body by its JSON path.</summary>
    public void AddInBody(string path, string detail)
    {
        Add(path, detail);
        if (!IsFull)
        {
            inBody.Add(path);
        }
    }

    /// <summary>Names a wrong value of a field in the path or the query.</summary>
    public void Add(FieldPath field, string name, string detail)
    {
        Add(name, detail);
        unread.Add(field.ProtoName);
    }

    /// <summary>Names a wrong field.</summary>
    public void Add(string field, string detail)
    {
        if (problems.Count < Most)
        {
            problems.Add(new FieldProblem(field.Length <= LongestName ? field : $"{field[..LongestName]}…", detail));
        }
    }
}
