using Google.Protobuf.WellKnownTypes;
using Matching.V1;
using Awaits = Matching.V1.Booking.Types.Awaits.Types.Value;

namespace Proof.Chaos.Clients;

/// <summary>Asks for lifts, books one car or two, grows and shrinks their party, says when they can leave, is late, changes their mind.</summary>
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
        else if (turn < 68)
        {
            await BookAsync(requests[Random.Next(requests.Count)]);
        }
        else if (turn < 76)
        {
            await ChangeAsync(requests[Random.Next(requests.Count)]);
        }
        else if (turn < 78)
        {
            await SayLateAsync();
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
            Session = world.Draw(Random).Id,
            // Every third lives at a coach's stop.
            OriginPlace = world.Place(Random.Next(3) == 0 ? 2_000 + (1_500 * Random.Next(5)) : Random.Next(2_000, 8_000)),
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

    private async Task ChangeAsync(LiftRequest wish)
    {
        var id = Caller.NextId();
        var session = world.Sessions.Values.FirstOrDefault(session => session.Id == wish.Session);
        var (changed, field) = (new LiftRequest { Id = wish.Id }, "party_size");
        if (Random.Next(3) == 0 && session is not null)
        {
            field = "earliest_departure";
            changed.EarliestDeparture = Random.Next(2) == 0 ? null : session.From.ToDateTimeOffset().AddMinutes(-Random.Next(25, 60)).ToTimestamp();
        }
        else
        {
            changed.PartySize = Random.Next(1, 4);
        }

        await Caller.CallAsync(
            "UpdateLiftRequest",
            new UpdateLiftRequestRequest { LiftRequest = changed, UpdateMask = FieldMask.FromStringEnumerable<LiftRequest>([field]), RequestId = id },
            id,
            (client, sent, options) => client.UpdateLiftRequestAsync(sent, options),
            answer => [Facts.Of(answer.LiftRequest)]);
    }

    private async Task CancelRequestAsync(LiftRequest wish)
    {
        var id = Caller.NextId();
        await Caller.CallAsync(
            "CancelLiftRequest",
            new CancelLiftRequestRequest { LiftRequest = wish.Id, RequestId = id },
            id,
            (client, sent, options) => client.CancelLiftRequestAsync(sent, options),
            ended => [Facts.Of(ended.LiftRequest)]);
        // One that was refused ended with its session.
        requests.Remove(wish);
    }
}
