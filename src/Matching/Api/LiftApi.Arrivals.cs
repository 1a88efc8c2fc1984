using Grpc.Core;
using Matching.Bookings;
using Matching.Outcomes;
using Matching.V1;

namespace Matching.Api;

/// <content>The headcount of a session, and how its people come and go home.</content>
internal sealed partial class LiftApi
{
    private static readonly Failure NoSession = new(Reason.SessionNotFound, "There is no such session.");

    /// <inheritdoc />
    public override async Task<GetSessionArrivalsResponse> GetSessionArrivals(GetSessionArrivalsRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var id = checks.Id("session", request.Session);
        checks.ThrowIfAny();
        var session = await sessions.FindAsync(id, context.CancellationToken) ?? throw ErrorTable.ToException(NoSession);
        caller.Require(session.Whose());
        var counted = await arrivals.CountAsync(id, context.CancellationToken) ?? throw ErrorTable.ToException(NoSession);
        return new()
        {
            Arrivals = new()
            {
                Session = request.Session,
                Wanted = counted.Wanted,
                Maximum = counted.Maximum,
                SignedUp = counted.SignedUp,
                Asked = counted.Asked,
                Waiting = counted.Waiting,
                WayThere = ToWire(counted.There),
                WayBack = ToWire(counted.Back),
            },
        };
    }

    private static SessionArrivals.Types.Way? ToWire(ArrivalsByWay? way) => way is null ? null : new()
    {
        Driving = way.Driving,
        InCars = way.InCars,
        InCoaches = way.InCoaches,
        Looking = way.Looking,
        OwnWay = way.OwnWay,
        LookingNotSignedUp = way.LookingOutside,
        Cars = way.Cars,
        Coaches = way.Coaches,
    };
}
