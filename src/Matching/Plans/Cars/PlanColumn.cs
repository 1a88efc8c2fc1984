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
