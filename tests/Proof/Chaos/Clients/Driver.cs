using Google.Protobuf.WellKnownTypes;
using Matching.V1;
using Awaits = Matching.V1.Booking.Types.Awaits.Types.Value;

namespace Proof.Chaos.Clients;

/// <summary>Offers lifts, says yes and no, changes seats, times and where they start, is late, changes their mind.</summary>
internal sealed class Driver(PersistentCaller caller, Random random, ChaosWorld world, Board board) : ChaosClient(caller, random)
{
    private readonly List<LiftOffer> offers = [];

    /// <inheritdoc />
    public override async Task StepAsync()
    {
        var turn = Random.Next(100);
        if (offers.Count == 0 || turn < 14)
        {
            await OfferAsync();
        }
        else if (turn < 68)
        {
            await AnswerOneAsync(booking => booking.Driving && booking.Awaits is Awaits.Driver or Awaits.Both);
        }
        else if (turn < 78)
        {
            await ChangeAsync(offers[Random.Next(offers.Count)]);
        }
        else if (turn < 81)
        {
            await SayLateAsync();
        }
        else if (turn < 94)
        {
            await CancelOneAsync();
        }
        else
        {
            var offer = offers[Random.Next(offers.Count)];
            await CancelAsync(offer, board);
            offers.Remove(offer);
        }
    }

    private async Task OfferAsync()
    {
        var offer = await OfferAsync(
            new LiftOffer
            {
                Session = world.Draw(Random).Id,
                OriginPlace = world.Place(Random.Next(0, 1_500)),
                OutwardSeats = Random.Next(1, 4),
                Instant = Random.Next(5) < 3,
                Legs = Random.Next(8) switch { 0 => Legs.Types.Value.Outward, 1 => Legs.Types.Value.Return, _ => Legs.Types.Value.Both },
            },
            board);
        if (offer is not null)
        {
            offers.Add(offer);
        }
    }

    /// <summary>Seats up or down, a time that leaves the car hardly any room or none that was stated, or another start.</summary>
    private Task ChangeAsync(LiftOffer offer)
    {
        var changed = new LiftOffer { Id = offer.Id };
        switch (Random.Next(4))
        {
            case 0 when offer.HasOutwardSeats:
                changed.OutwardSeats = Random.Next(1, 5);
                return ChangeAsync(changed, "outward_seats");
            case 1 when offer.HasReturnSeats:
                changed.ReturnSeats = Random.Next(1, 5);
                return ChangeAsync(changed, "return_seats");
            case 2 when offer.HasOutwardSeats:
                var from = world.Sessions.Values.FirstOrDefault(session => session.Id == offer.Session)?.From.ToDateTimeOffset();
                changed.LatestArrival = Random.Next(2) == 0 ? null : from?.AddMinutes(-Random.Next(10, 20)).ToTimestamp();
                return ChangeAsync(changed, "latest_arrival");
            default:
                changed.OriginPlace = world.Place(Random.Next(0, 1_500));
                return ChangeAsync(changed, "origin_place");
        }
    }
}
