namespace Matching.Plans.Cars;

/// <summary>Every pair of a volunteer and a place where they could board, by number; the volunteers themselves where everybody boards at home.</summary>
internal sealed class BoardingOptions
{
    private readonly int[] people;
    private readonly int[] places;

    public BoardingOptions(PlanGround ground)
    {
        people = [.. ground.BoardingOf.SelectMany((at, person) => at.Select(_ => person))];
        places = [.. ground.BoardingOf.SelectMany(at => at)];
    }

    public int Count => people.Length;

    public int Person(int option) => people[option];

    public int Place(int option) => places[option];
}
