namespace Matching.Plans.Cars;

/// <summary>One way to bring people to one session: a car with who rides in it, or somebody who comes on their own.</summary>
/// <param name="Session">The session.</param>
/// <param name="Trip">The car's way; null where there is none.</param>
/// <param name="Options">Who rides along and from where, as numbers of <see cref="BoardingOptions"/>; who is kept aboard not among them.</param>
/// <param name="Members">Who is placed by it.</param>
/// <param name="People">People more at the session.</param>
/// <param name="Cost">What driving there and back costs.</param>
internal sealed record PlanColumn(int Session, Trip? Trip, int[] Options, int[] Members, int People, double Cost)
{
    /// <summary>Somebody who comes on their own.</summary>
    public static PlanColumn OwnWay(PlanGround ground, int person, int session) => new(session, null, [], [person], ground.Party[person], 0);

    /// <summary>Everybody who could come to a session on their own.</summary>
    public static IEnumerable<PlanColumn> OwnWays(PlanGround ground) =>
        Enumerable.Range(0, ground.People).SelectMany(person => ground.SessionsOf[person].Where(session => ground.GoesAlone(person, session)).Select(session => OwnWay(ground, person, session)));

    /// <summary>A car with these aboard, beside who is kept there.</summary>
    /// <param name="ground">The problem.</param>
    /// <param name="options">What the riders' numbers mean.</param>
    /// <param name="trip">Its way.</param>
    /// <param name="riders">Who rides along and from where.</param>
    /// <param name="cost">What driving there and back costs.</param>
    public static PlanColumn Car(PlanGround ground, BoardingOptions options, Trip trip, ReadOnlySpan<int> riders, double cost)
    {
        int[] who = [.. riders];
        int[] riding = [.. who.Select(options.Person)];
        var people = riding.Sum(person => ground.Party[person]) + (trip.IsKept || !ground.Goal.DriversCount ? 0 : ground.Party[trip.Driver]);
        return new PlanColumn(trip.Session, trip, who, trip.IsKept ? riding : [trip.Driver, .. riding], people, cost);
    }

    /// <summary>Equal for two columns that place the same people alike.</summary>
    public (int Session, int Driver, string Who) Key => (Session, Trip?.Driver ?? -1, string.Join(',', (Trip is null ? Members : Options).Order()));

    /// <summary>What it gains at given prices, beyond them.</summary>
    public double Gain(PlanPrices prices, PersonRows rows)
    {
        var gain = (People * prices.PerPerson[Session]) - Cost;
        foreach (var person in Members)
        {
            gain -= rows.Price(prices.Row, person, Session);
        }

        return gain;
    }
}
