using Google.Protobuf.WellKnownTypes;
using Matching.V1;
using Awaits = Matching.V1.Booking.Types.Awaits.Types.Value;

namespace Proof.Chaos.Clients;

/// <summary>Runs coaches along the road, moves sessions to another time, now and then cancels one and makes another in its place.</summary>
internal sealed class Organiser(PersistentCaller caller, Random random, ChaosWorld world, Board board, int maximum) : ChaosClient(caller, random)
{
    private static readonly TimeSpan Farthest = TimeSpan.FromMinutes(30);

    private readonly List<LiftOffer> coaches = [];

    /// <inheritdoc />
    public override async Task StepAsync()
    {
        var turn = Random.Next(100);
        if (coaches.Count == 0 || turn < 30)
        {
            await RunCoachAsync();
        }
        else if (turn < 55)
        {
            await MoveAsync(Random.Next(world.Sessions.Count));
        }
        else if (turn < 57)
        {
            await ReplaceAsync(Random.Next(world.Sessions.Count));
        }
        else if (turn < 75)
        {
            await AnswerOneAsync(booking => booking.Driving && booking.Awaits is Awaits.Driver or Awaits.Both);
        }
        else if (turn < 90)
        {
            var coach = coaches[Random.Next(coaches.Count)];
            await ChangeAsync(new LiftOffer { Id = coach.Id, OutwardSeats = Random.Next(9, 12) }, "outward_seats");
        }
        else
        {
            var coach = coaches[Random.Next(coaches.Count)];
            await CancelAsync(coach, board);
            coaches.Remove(coach);
        }
    }

    /// <summary>A coach stops every kilometre or two; it comes early enough and leaves late enough to bear some of the session's moves.</summary>
    private async Task RunCoachAsync()
    {
        var session = world.Draw(Random);
        var arrives = session.From.ToDateTimeOffset().AddMinutes(-10 - Random.Next(0, 20));
        var leaves = session.Until.ToDateTimeOffset().AddMinutes(Random.Next(0, 20));
        var coach = new LiftOffer
        {
            Session = session.Id,
            OutwardSeats = Random.Next(9, 12),
            ReturnSeats = 9,
            LatestArrival = arrives.ToTimestamp(),
            ReturnDeparture = leaves.ToTimestamp(),
        };
        for (var metres = 2_000; metres <= 8_000; metres += 1_500)
        {
            var minutes = 3 + ((8_000 - metres) / 500);
            coach.CoachStops.Add(new CoachStop { Place = world.Place(metres), DepartureTime = arrives.AddMinutes(-minutes).ToTimestamp(), ReturnTime = leaves.AddMinutes(minutes).ToTimestamp() });
        }

        if (await OfferAsync(coach, board) is { } made)
        {
            coaches.Add(made);
        }
    }

    /// <summary>Every other move is so small that most people keep their seats.</summary>
    private async Task MoveAsync(int number)
    {
        var session = world.Sessions[number];
        var now = session.From.ToDateTimeOffset();
        var from = Random.Next(2) == 0 ? now.AddMinutes(Random.Next(-3, 4)) : world.StartOf(number) + (Farthest * ((Random.NextDouble() * 2) - 1));
        from = from < world.StartOf(number) - Farthest || from > world.StartOf(number) + Farthest ? world.StartOf(number) : from;
        var id = Caller.NextId();
        var changed = new Session { Id = session.Id, From = from.ToTimestamp(), Until = from.AddMinutes(170 + Random.Next(0, 20)).ToTimestamp() };
        var answer = await Caller.CallSessionsAsync(
            "UpdateSession",
            new UpdateSessionRequest { Session = changed, UpdateMask = FieldMask.FromStringEnumerable<Session>(["from", "until"]), RequestId = id },
            id,
            (client, request, options) => client.UpdateSessionAsync(request, options),
            moved => [Facts.Of(moved.Session)]);
        if (answer is not null)
        {
            world.Sessions.TryUpdate(number, answer.Session, session);
        }
    }

    private async Task ReplaceAsync(int number)
    {
        var session = world.Sessions[number];
        var id = Caller.NextId();
        var cancelled = await Caller.CallSessionsAsync(
            "CancelSession",
            new CancelSessionRequest { Session = session.Id, RequestId = id },
            id,
            (client, request, options) => client.CancelSessionAsync(request, options),
            ended => [Facts.Of(ended.Session)]);
        id = Caller.NextId();
        var made = cancelled is null ? null : await Caller.CallSessionsAsync(
            "CreateSession",
            new CreateSessionRequest { Session = world.Planned(number, maximum), RequestId = id },
            id,
            (client, request, options) => client.CreateSessionAsync(request, options),
            created => [Facts.Of(created.Session)]);
        if (made is not null)
        {
            world.Sessions[number] = made.Session;
            board.Clear(session.Id);
        }
    }
}
