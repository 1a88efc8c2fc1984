using Matching.Geo;
using Matching.Sessions;
using Session = Matching.Sessions.Session;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Reads a session from the wire, and names everything in it that is wrong.</summary>
internal sealed class SessionReader(ISessionSeats seats, TimeProvider clock)
{
    /// <summary>
    /// How far outside its seat's outline a session may meet: volunteers for one seat often meet at a station or pub just across its border.
    /// </summary>
    public const double GreatestMetresFromSeat = 5000;

    private const int MostPeople = 10_000;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The session, with the id, boundary set and seat that it will be stored under.</summary>
    /// <param name="checks">Collects what is wrong.</param>
    /// <param name="sent">The session as it should become.</param>
    /// <param name="boundarySet">The campaign's boundary set; null where the campaign is not known, so that no seat can be.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task<Session> ReadAsync(FieldChecks checks, Wire.Session sent, string? boundarySet, CancellationToken cancellation)
    {
        var from = checks.Instant("session.from", sent.From);
        var until = checks.Instant("session.until", sent.Until);
        if (sent.From is not null && sent.Until is not null && from != default && until != default)
        {
            CheckTimes(checks, from, until);
        }

        var kind = checks.Named("session.kind", sent.Kind);
        if (kind == Wire.Session.Types.Kind.Types.Value.Unspecified)
        {
            checks.Add("session.kind", "Must be set.");
        }

        var wanted = checks.Between("session.wanted", sent.Wanted, 0, MostPeople);
        var maximum = checks.Between("session.maximum", sent.Maximum, 1, MostPeople);
        if (wanted is >= 0 and <= MostPeople && maximum is >= 1 and <= MostPeople && wanted > maximum)
        {
            checks.Add("session.wanted", "Must not be above the maximum.", "session.maximum");
        }

        var stepFree = checks.Named("session.step_free", sent.StepFree);
        var address = checks.Text("session.address", sent.Address, 0, 300);
        var organiser = checks.Text("session.organiser_name", sent.OrganiserName, 0, 100);
        var bring = checks.Text("session.bring", sent.Bring, 0, 500);
        var point = checks.OptionalPoint("session.location", sent.Location);
        var grid = point is { } location ? BritishGrid.ToGrid(location) : (GridPoint?)null;
        if (sent.Location is null && !sent.Remote)
        {
            checks.Add("session.location", "Must be set unless the session is remote.", "session.remote");
        }

        return new Session
        {
            Id = default,
            Campaign = sent.Campaign,
            BoundarySet = boundarySet ?? "",
            SeatCode = await SeatAsync(checks, sent, boundarySet, grid, cancellation),
            Kind = checks.Any ? default : kind.ToDomain()!.Value,
            Location = point,
            Grid = grid,
            Address = address,
            StartsAt = from,
            EndsAt = until,
            Wanted = wanted,
            Maximum = maximum,
            OrganiserName = organiser,
            Bring = bring,
            StepFree = checks.Any ? default : stepFree.ToDomain() ?? StepFree.Unknown,
            Remote = sent.Remote,
        };
    }

    private void CheckTimes(FieldChecks checks, DateTimeOffset from, DateTimeOffset until)
    {
        if (until <= from)
        {
            checks.Add("session.until", "Must be later than from.", "session.from");
        }
        else if (until - from > Longest)
        {
            checks.Add("session.until", "Must be at most 24 hours after from.", "session.from");
        }

        if (until <= clock.GetUtcNow())
        {
            checks.Add("session.until", "Must lie in the future.");
        }
    }

    private async Task<string> SeatAsync(FieldChecks checks, Wire.Session sent, string? boundarySet, GridPoint? grid, CancellationToken cancellation)
    {
        if (sent.Seat.Length == 0)
        {
            return await SeatAtAsync(checks, sent, boundarySet, grid, cancellation);
        }

        if (checks.IsSeatCode("session.seat", sent.Seat) && boundarySet is not null)
        {
            var seat = await seats.FindAsync(boundarySet, sent.Seat, grid, cancellation);
            if (seat is null)
            {
                checks.Add("session.seat", "Must be a seat of the campaign's boundary set.", "session.campaign");
            }
            // Turned about, so that a distance that is no number is refused too.
            else if (!(seat.Metres <= GreatestMetresFromSeat))
            {
                checks.Add("session.location", "Must be in the seat or within 5 km of it.", "session.seat");
            }
        }

        return sent.Seat;
    }

    private async Task<string> SeatAtAsync(FieldChecks checks, Wire.Session sent, string? boundarySet, GridPoint? grid, CancellationToken cancellation)
    {
        if (grid is not { } point)
        {
            if (sent.Remote && sent.Location is null)
            {
                checks.Add("session.seat", "Must be set where there is no location.", "session.location", "session.remote");
            }

            return "";
        }

        if (boundarySet is null)
        {
            return "";
        }

        var seat = double.IsFinite(point.Easting) && double.IsFinite(point.Northing)
            ? await seats.AtAsync(boundarySet, point, GreatestMetresFromSeat, cancellation)
            : null;
        if (seat is null)
        {
            checks.Add("session.location", "Must be in a seat of the campaign's boundary set or within 5 km of one.", "session.seat");
        }

        return seat?.Code ?? "";
    }
}
