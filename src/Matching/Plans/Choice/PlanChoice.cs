using Matching.Plans.Cars;

namespace Matching.Plans.Choice;

/// <summary>Columns taken together, with the room that they leave. It always is a plan, kept cars apart, which are to be among them.</summary>
internal sealed class PlanChoice
{
    private readonly PlanGround ground;
    private readonly int[] people;
    private readonly int[] placed;
    private readonly HashSet<PlanColumn> columns;
    private double cost;

    public PlanChoice(PlanGround ground)
    {
        this.ground = ground;
        people = new int[ground.Sessions];
        placed = new int[ground.Rows.Count];
        columns = new HashSet<PlanColumn>(ReferenceEqualityComparer.Instance);
    }

    /// <summary>What is taken.</summary>
    public IReadOnlyCollection<PlanColumn> Columns => columns;

    /// <summary>What it is worth, with what is kept.</summary>
    public double Value => ground.Goal.Base - cost + Enumerable.Range(0, people.Length).Sum(at => ground.Goal.Worth(at, people[at]));

    /// <summary>People placed, those who come anyway not among them.</summary>
    public int People => people.Sum();

    /// <summary>People placed at a session.</summary>
    public int PeopleAt(int session) => people[session];

    /// <summary>Places left at a session.</summary>
    public int Room(int session) => ground.Goal.Room(session) - people[session];

    /// <summary>Placements that count in a row of <see cref="PersonRows"/>.</summary>
    public int Placed(int row) => placed[row];

    /// <summary>What so many people more at a session are worth.</summary>
    public double Worth(int session, int more) => ground.Goal.Worth(session, people[session] + more) - ground.Goal.Worth(session, people[session]);

    /// <summary>Tells whether somebody may be placed at a session.</summary>
    public bool IsFree(int person, int session)
    {
        if (placed[person] >= ground.Rows.Most(person))
        {
            return false;
        }

        foreach (var row in ground.Rows.More(person, session))
        {
            if (placed[row] >= ground.Rows.Most(row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether a column fits beside the others.</summary>
    public bool Fits(PlanColumn column) =>
        column.People <= Room(column.Session)
        && Array.TrueForAll(column.Members, person => IsFree(person, column.Session))
        && !(column.Trip is { IsKept: true } trip && columns.Any(one => one.Trip == trip));

    /// <summary>Tells whether a column is taken.</summary>
    public bool Has(PlanColumn column) => columns.Contains(column);

    /// <summary>Takes a column.</summary>
    public void Take(PlanColumn column) => Change(column, 1);

    /// <summary>Gives a column up.</summary>
    public void Leave(PlanColumn column) => Change(column, -1);

    /// <summary>The same again.</summary>
    public PlanChoice Copy()
    {
        var copy = new PlanChoice(ground);
        foreach (var column in columns)
        {
            copy.Take(column);
        }

        return copy;
    }

    private void Change(PlanColumn column, int by)
    {
        _ = by > 0 ? columns.Add(column) : columns.Remove(column);
        people[column.Session] += by * column.People;
        cost += by * column.Cost;
        foreach (var person in column.Members)
        {
            placed[person] += by;
            foreach (var row in ground.Rows.More(person, column.Session))
            {
                placed[row] += by;
            }
        }
    }
}
