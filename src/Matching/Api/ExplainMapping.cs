using Google.Protobuf.WellKnownTypes;
using Matching.Lifts;
using Matching.Lifts.Explaining;
using Matching.V1;
using Kind = Matching.V1.LiftConstraint.Types.Kind.Types.Value;

namespace Matching.Api;

/// <summary>Explanations as they stand on the wire. What depends on exact origins is told in rough figures, and what is left of it not at all.</summary>
internal static class ExplainMapping
{
    private const double MostSeconds = 60_000_000;

    /// <summary>The explanation.</summary>
    /// <param name="explanation">It.</param>
    /// <param name="rides">Whether the passenger reads it, who alone is told of their walk.</param>
    /// <param name="blurred">Whether it was judged from the passenger's blurred point; a meeting point near that is nobody's.</param>
    public static ExplainMatchResponse ToWire(this MatchExplanation explanation, bool rides, bool blurred) => new()
    {
        Fits = explanation.Fits,
        Obstacle = KindOf(explanation.Obstacle),
        Legs = { explanation.Legs.Select(leg => leg.ToWire(rides, blurred)) },
    };

    private static ExplainMatchResponse.Types.Leg ToWire(this LegExplanation leg, bool rides, bool blurred) => new()
    {
        Direction = leg.Direction.ToFlag().ToWire(),
        Fits = leg.Obstacle is null,
        Obstacle = KindOf(leg.Obstacle),
        Constraints = { leg.Measures.Select(measure => measure.ToWire(rides)) },
        MeetingPoint = blurred ? "" : leg.Home?.Name ?? "",
        Approximate = leg.Approximate,
    };

    private static LiftConstraint ToWire(this Measure measure, bool rides)
    {
        var wire = new LiftConstraint { Kind = KindOf(measure.What), Holds = measure.Holds };
        switch (measure.What)
        {
            case Obstacle.Seats:
                (wire.RequiredSeats, wire.ActualSeats, wire.SlackSeats) = ((int)measure.Required, (int)measure.Actual, (int)measure.Slack);
                break;
            case Obstacle.Walk when rides:
                (wire.RequiredMetres, wire.ActualMetres, wire.SlackMetres) =
                    (measure.Required.ToMillimetres(), measure.Actual.ToMillimetres(), measure.Slack.ToMillimetres());
                break;
            case Obstacle.Walk:
                break;
            case Obstacle.TimePassed:
                // Now goes by: the instant at which a figure turns would be exact, however coarse the figure.
                break;
            default:
                // The driver says the greatest detour, and the offer shows it; all else is made of distances between homes.
                wire.RequiredTime = measure.What == Obstacle.Detour ? Clamped(60 * Math.Floor(measure.Required / 60)) : RoughDown(measure.Required);
                wire.ActualTime = RoughUp(measure.Actual);
                break;
        }

        return wire;
    }

    private static Kind KindOf(Obstacle? obstacle) => obstacle is { } kind ? (Kind)(1 + (int)kind) : Kind.Unspecified;

    /// <summary>Within what a Duration can hold; a limit may be as good as none.</summary>
    private static Duration Clamped(double seconds) => new() { Seconds = (long)Math.Clamp(seconds, -MostSeconds, MostSeconds) };

    private static Duration RoughUp(double seconds) => Rough.Up(Math.Clamp(seconds, -MostSeconds, MostSeconds)).ToDuration();

    private static Duration RoughDown(double seconds) => Rough.Down(Math.Clamp(seconds, -MostSeconds, MostSeconds)).ToDuration();
}
