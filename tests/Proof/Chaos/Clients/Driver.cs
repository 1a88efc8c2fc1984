using Matching.V1;
using Awaits = Matching.V1.Booking.Types.Awaits.Types.Value;

namespace Proof.Chaos.Clients;

/// <summary>Offers lifts, says yes and no, changes their mind.</summary>
internal sealed class Driver(PersistentCaller caller, Random random, ChaosWorld world, Board board) : ChaosClient(caller, random)
{
    private readonly List<LiftOffer> offers = [];

    /// <inheritdoc />
    public override async Task StepAsync()
    {
        var turn = Random.Next(100);
        if (offers.Count == 0 || turn < 12)
        {
            await OfferAsync();
        }
        else if (turn < 78)
        {
            await AnswerOneAsync(booking => booking.Driving && booking.Awaits is Awaits.Driver or Awaits.Both);
        }
        else if (turn < 94)
        {
            await CancelOneAsync();
        }
        else
        {
            await CancelOfferAsync(offers[Random.Next(offers.Count)]);
        }
    }

    private async Task OfferAsync()
    {
        var session = world.Sessions[Random.Next(world.Sessions.Count)];
        var id = Caller.NextId();
        var offer = new LiftOffer
        {
            Session = session,
            OriginPlace = world.Place(Random.Next(0, 1_500)),
            OutwardSeats = Random.Next(1, 4),
            Instant = Random.Next(5) < 3,
            Legs = Random.Next(8) switch { 0 => Legs.Types.Value.Outward, 1 => Legs.Types.Value.Return, _ => Legs.Types.Value.Both },
        };
        var answer = await Caller.CallAsync(
            "OfferLift", new OfferLiftRequest { LiftOffer = offer, RequestId = id }, id, (client, request, options) => client.OfferLiftAsync(request, options), made => [Facts.Of(made.LiftOffer)]);
        if (answer is not null)
        {
            offers.Add(answer.LiftOffer);
            board.Add(answer.LiftOffer);
        }
    }

    private async Task CancelOfferAsync(LiftOffer offer)
    {
        var id = Caller.NextId();
        var answer = await Caller.CallAsync(
            "CancelLiftOffer",
            new CancelLiftOfferRequest { LiftOffer = offer.Id, RequestId = id },
            id,
            (client, request, options) => client.CancelLiftOfferAsync(request, options),
            ended => [Facts.Of(ended.LiftOffer)]);
        if (answer is not null)
        {
            offers.Remove(offer);
            board.Remove(offer);
        }
    }
}
