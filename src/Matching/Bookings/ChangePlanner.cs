using Matching.Geo;
using Matching.Lifts;
using Matching.Travel;

namespace Matching.Bookings;

/// <summary>Plans what a change means for everybody in a car. Asks the engine, so no lock may be held.</summary>
public sealed class ChangePlanner(ITravelTimes travel, LiftRules rules, BookingPlanner planner, TimeProvider clock)
{
    /// <summary>
    /// The car itself has changed, or where somebody in it wants to go: everybody is looked at. A leg that somebody has boarded stays as it is: what was
    /// travelled cannot be changed, and frees nobody.
    /// </summary>
    /// <param name="read">The car as it is stored.</param>
    /// <param name="changed">The car as it will be; its legs have the stops of the old ones.</param>
    /// <param name="parties">Its live bookings, with what they ask now.</param>
    /// <param name="cancellation">Ends the wait for the engine.</param>
    public async Task<CarChange> OfCarAsync(Car read, Car changed, IReadOnlyList<Party> parties, CancellationToken cancellation)
    {
        var seated = InOrder(parties).ToList();
        var begun = Begun(read, [.. seated.Select(party => party.Booking)]);
        List<Leg> open = [.. changed.Legs.Where(leg => !begun.HasFlag(leg.Direction.ToFlag()))];
        var claims = seated.Select(party => Ahead(party, begun)).Select(party => (Party: party, Claims: party.Booking.Legs.Count == 0 ? [] : party.Claims(changed, rules))).ToList();
        var keepers = await KeepersAsync(open, claims.SelectMany(one => one.Claims ?? []), cancellation);
        var (legs, seatedAgain) = new CarKeeper(keepers).Keep([.. claims.Select(one => one.Claims).OfType<IReadOnlyList<SeatClaim>>()]);
        var kept = claims.Where(one => one.Claims is [] || seatedAgain.Contains(one.Party.Booking.Id)).Select(one => one.Party.Booking.Id).ToHashSet();
        var after = changed with
        {
            Legs = [.. read.Legs.Where(leg => begun.HasFlag(leg.Direction.ToFlag())), .. legs],
            Riders = [.. changed.Riders.Where(rider => kept.Contains(rider.BookingId))],
        };
        List<KeptParty> staying = [.. seated.Where(party => kept.Contains(party.Booking.Id)).Select(party => KeptOn(party, legs, keepers))];
        List<Booking> fallen = [.. seated.Select(party => party.Booking).Where(booking => !kept.Contains(booking.Id))];
        await JudgeAskedAsync(after, parties, staying, fallen, cancellation);
        return new CarChange(read, [.. parties.Select(party => party.Booking)], begun, legs, staying, fallen);
    }

    /// <summary>
    /// One passenger has changed what they ask; whoever else is in the car stays as promised, and so does every leg that somebody has boarded.
    /// </summary>
    /// <param name="car">The car as it is stored.</param>
    /// <param name="party">The passenger's live booking of it, with what they ask now.</param>
    /// <param name="stepFree">Public points of its legs where a car can be boarded without steps; null where they had not asked for that, or had before.</param>
    /// <param name="cancellation">Ends the wait for the engine.</param>
    public async Task<CarChange> OfPartyAsync(Car car, Party party, IReadOnlyCollection<GridPoint>? stepFree, CancellationToken cancellation)
    {
        var booking = party.Booking;
        var begun = booking.State == BookingState.Accepted ? Begun(car, [booking]) : Legs.None;
        var ahead = Ahead(party, begun);
        if (stepFree is not null && ahead.Booking.Legs.Any(leg => HasSteps(car, leg, stepFree)))
        {
            return new CarChange(car, [booking], begun, [], [], [booking]);
        }

        var (kept, fallen) = (new List<KeptParty>(1), new List<Booking>(1));
        if (booking.State == BookingState.Requested)
        {
            await JudgeAskedAsync(car, [party], kept, fallen, cancellation);
            return new CarChange(car, [booking], begun, [], kept, fallen);
        }

        if (ahead.Booking.Legs.Count == 0)
        {
            return new CarChange(car, [booking], begun, [], [new KeptParty(booking, party.Request, booking.Legs)], []);
        }

        var others = car with { Riders = [.. car.Riders.Where(rider => rider.BookingId != booking.Id)] };
        IReadOnlyList<Leg>? legs = null;
        if (ahead.Booking.Legs.All(leg => others.HasRoomFor(party.Request, leg.Direction)) && ahead.Claims(car, rules) is { } claims)
        {
            var keepers = await KeepersAsync([.. car.Legs.Where(leg => !begun.HasFlag(leg.Direction.ToFlag()))], claims, cancellation);
            legs = new CarKeeper(keepers).KeepOne(claims, leg => car.Without(leg, booking.Id, rules));
            if (legs is not null)
            {
                kept.Add(KeptOn(party, legs, keepers));
            }
        }

        return new CarChange(car, [booking], begun, legs ?? [], kept, legs is null ? [booking] : []);
    }

    /// <summary>Whether a leg's public point is not known to be without steps: of a coach its timetable says so.</summary>
    private static bool HasSteps(Car car, BookedLeg booked, IReadOnlyCollection<GridPoint> stepFree) =>
        booked.MeetingPoint.Length > 0
        && !(car.Legs.FirstOrDefault(leg => leg.Direction == booked.Direction)?.Run is { } run
            ? run.Calls.Any(call => call.StepFree && call.Point == booked.Home)
            : stepFree.Contains(booked.Home));

    /// <summary>Legs that somebody was to board by now, or has ridden on to the end. Of whom nothing newer is known, the promise counts.</summary>
    private Legs Begun(Car read, IReadOnlyList<Booking> told)
    {
        var now = clock.GetUtcNow();
        var (riding, known) = (read.Riders.Select(rider => rider.BookingId).ToHashSet(), told.Select(booking => booking.Id).ToHashSet());
        return read.Legs
            .Where(leg => leg.Stops.Any(stop => !riding.Contains(stop.BookingId))
                || told.SelectMany(booking => booking.Legs).Any(booked => booked.Direction == leg.Direction && booked.PickupAt <= now)
                || read.Riders.Any(rider => rider.Direction == leg.Direction && rider.PromisedAt <= now && !known.Contains(rider.BookingId)))
            .Select(leg => leg.Direction)
            .ToFlags();
    }

    /// <summary>The party with the legs that lie ahead of it.</summary>
    private static Party Ahead(Party party, Legs begun) =>
        party with { Booking = party.Booking with { Legs = [.. party.Booking.Legs.Where(leg => !begun.HasFlag(leg.Direction.ToFlag()))] } };

    /// <summary>Whoever was accepted first comes first.</summary>
    private static IEnumerable<Party> InOrder(IEnumerable<Party> parties) =>
        parties.Where(party => party.Booking.State == BookingState.Accepted).OrderBy(party => party.Booking.AcceptedAt).ThenBy(party => party.Booking.Id);

    /// <summary>Those who have only asked hold nothing: each is judged for itself.</summary>
    private async Task JudgeAskedAsync(Car car, IReadOnlyList<Party> parties, List<KeptParty> kept, List<Booking> fallen, CancellationToken cancellation)
    {
        foreach (var party in parties.Where(party => party.Booking.State == BookingState.Requested).OrderBy(party => party.Booking.Id))
        {
            var booking = party.Booking;
            var plan = party.Claims(car, rules) is null ? null : await planner.PlanAsync(
                booking.Id, car, party.Request, party.Session, booking.Directions, BoardingChoice.AsBooked(booking.Legs), cancellation);
            if (plan is null)
            {
                fallen.Add(booking);
            }
            else
            {
                kept.Add(new KeptParty(booking, party.Request, [.. plan.Legs.Select(leg => leg.Booked)], plan.DepartsAt));
            }
        }
    }

    private static KeptParty KeptOn(Party party, IReadOnlyList<Leg> legs, IReadOnlyList<(Leg Leg, LegKeeper Keeper)> keepers) => new(
        party.Booking,
        party.Request,
        [.. party.Booking.Legs.Select(booked =>
        {
            if (keepers.FirstOrDefault(one => one.Leg.Direction == booked.Direction).Keeper is not { } keeper)
            {
                return booked;
            }

            var (pickup, dropoff) = keeper.TimesOf(legs.First(leg => leg.Direction == booked.Direction), party.Booking.Id);
            return booked with { PickupAt = Promise.OfPickup(pickup), DropoffAt = Promise.OfDropoff(dropoff), Approximate = keeper.Approximate };
        })]);

    private async Task<IReadOnlyList<(Leg Leg, LegKeeper Keeper)>> KeepersAsync(
        IReadOnlyList<Leg> legs, IEnumerable<SeatClaim> claims, CancellationToken cancellation)
    {
        var asked = claims.ToList();
        var search = travel.ForOneSearch();
        var keepers = new List<(Leg, LegKeeper)>(2);
        foreach (var leg in legs)
        {
            var points = asked.SelectMany(claim => claim.Stops).Concat(leg.Stops).Select(stop => stop.Point).Concat([leg.Start, leg.End]);
            ILegTimes times = travel is IInstantTravelTimes instant
                ? new InstantLegTimes(instant)
                : await GatheredLegTimes.AmongAsync(search, points, leg.Anchor, cancellation);
            keepers.Add((leg, new LegKeeper(rules, times)));
        }

        return keepers;
    }
}
