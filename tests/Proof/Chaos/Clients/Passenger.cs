using Matching.V1;
using Awaits = Matching.V1.Booking.Types.Awaits.Types.Value;

namespace Proof.Chaos.Clients;

/// <summary>Asks for lifts, books one car or two, changes their mind.</summary>
internal sealed class Passenger(PersistentCaller caller, Random random, ChaosWorld world, Board board) : ChaosClient(caller, random)
{
    private readonly List<LiftRequest> requests = [];

    /// <inheritdoc />
    public override async Task StepAsync()
    {
        var turn = Random.Next(100);
        if (requests.Count == 0 || turn < 12)
        {
            await RequestAsync();
        }
        else if (turn < 78)
        {
            await BookAsync(requests[Random.Next(requests.Count)]);
        }
        else if (turn < 86)
        {
            await AnswerOneAsync(booking => booking.Riding && booking.Awaits is Awaits.Passenger or Awaits.Both);
        }
        else if (turn < 94)
        {
            await CancelOneAsync();
        }
        else
        {
            await CancelRequestAsync(requests[Random.Next(requests.Count)]);
        }
    }

    private async Task RequestAsync()
    {
        var id = Caller.NextId();
        var request = new LiftRequest
        {
            Session = world.Sessions[Random.Next(world.Sessions.Count)],
            OriginPlace = world.Place(Random.Next(2_000, 8_000)),
            PartySize = Random.Next(4) == 0 ? 2 : 1,
            Legs = Random.Next(6) switch { 0 => Legs.Types.Value.Outward, 1 => Legs.Types.Value.Return, _ => Legs.Types.Value.Both },
            RematchInstantly = Random.Next(2) == 0,
        };
        var answer = await Caller.CallAsync(
            "RequestLift", new RequestLiftRequest { LiftRequest = request, RequestId = id }, id, (client, sent, options) => client.RequestLiftAsync(sent, options), made => [Facts.Of(made.LiftRequest)]);
        if (answer is not null)
        {
            requests.Add(answer.LiftRequest);
        }
    }

    private async Task BookAsync(LiftRequest wish)
    {
        var first = wish.Legs == Legs.Types.Value.Return ? Legs.Types.Value.Return : Legs.Types.Value.Outward;
        var both = wish.Legs is Legs.Types.Value.Both or Legs.Types.Value.Unspecified;
        var there = board.Draw(wish.Session, first, Random);
        var back = both && Random.Next(2) == 0 ? board.Draw(wish.Session, Legs.Types.Value.Return, Random) : null;
        if (there is null)
        {
            return;
        }

        var id = Caller.NextId();
        var booking = new Booking { LiftOffer = there.Id, LiftRequest = wish.Id, ReturnLiftOffer = back is null || back.Id == there.Id ? "" : back.Id };
        await Caller.CallAsync(
            "CreateBooking", new CreateBookingRequest { Booking = booking, RequestId = id }, id, (client, sent, options) => client.CreateBookingAsync(sent, options), made => [Facts.Of(made.Booking)]);
    }

    private async Task CancelRequestAsync(LiftRequest wish)
    {
        var id = Caller.NextId();
        var answer = await Caller.CallAsync(
            "CancelLiftRequest",
            new CancelLiftRequestRequest { LiftRequest = wish.Id, RequestId = id },
            id,
            (client, sent, options) => client.CancelLiftRequestAsync(sent, options),
            ended => [Facts.Of(ended.LiftRequest)]);
        if (answer is not null)
        {
            requests.Remove(wish);
        }
    }
}
