using Grpc.Core;
using Matching.Storage;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using State = Matching.V1.Booking.Types.State.Types.Value;

namespace Matching.Tests.Bookings;

/// <summary>
/// Two cars, and adults, people of 16 and 17 and people who have said nothing, who come, go and change their minds at random while the service finds lifts for whoever lost theirs: whatever is committed, an oracle that shares
/// nothing with the service, and nothing with its guard in the database, finds nobody of 16 or 17 alone with a driver.
/// </summary>
public sealed class AccompaniedWorldTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const int Steps = 60;

    private static int runs;

    private readonly int run = Interlocked.Increment(ref runs);
    private readonly Dictionary<string, (LiftRequest? Request, List<Booking> Bookings)> people = new(StringComparer.Ordinal);
    private BookingHost host = null!;
    private Session session = null!;
    private LiftOffer[] cars = [];
    private int rode;

    public async ValueTask InitializeAsync()
    {
        host = await BookingHost.StartAsync(database);
        session = await host.Lifts.SessionAsync(9_000);
        foreach (var number in Enumerable.Range(0, 3))
        {
            people[$"Adult{run}-{number}"] = people[$"Minor{run}-{number}"] = (null, []);
            await host.AdultAsync($"Adult{run}-{number}");
            await host.MinorAsync($"Minor{run}-{number}");
        }

        people[$"Nobody{run}"] = (null, []);
        cars = [await host.OfferAsync(Driver(0), session, 1_000, seats: 4, instant: true), await host.OfferAsync(Driver(1), session, 1_500, seats: 3)];
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_happens_nobody_of_16_or_17_is_alone_with_a_driver(int seed)
    {
        var chance = new Random(seed);
        foreach (var adult in people.Keys.Where(name => name.StartsWith("Adult", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            await TryAsync(() => AskAsync(adult, null, chance));
        }

        for (var step = 0; step < Steps; step++)
        {
            await TryAsync(() => StepAsync(chance));
            await HoldsAsync();
        }

        // A world in which nobody of that age rides shows nothing.
        TestContext.Current.TestOutputHelper?.WriteLine($"{rode} stretches looked at");
        Assert.InRange(rode, 3, int.MaxValue);
        host.Clock.SetUtcNow(session.From.ToDateTimeOffset().AddHours(-1));
        foreach (var (name, (_, bookings)) in people.Where(one => one.Key.StartsWith("Adult", StringComparison.Ordinal)))
        {
            foreach (var booking in bookings)
            {
                await TryAsync(async () => await host.As(name).ReportNoShowAsync(new() { Booking = booking.Id }));
                await HoldsAsync();
            }
        }
    }

    [Fact]
    public async Task An_adult_who_leaves_in_the_moment_of_a_yes_never_leaves_somebody_of_16_behind()
    {
        var (adult, minor) = ($"Adult{run}-0", $"Minor{run}-0");
        var accepted = 0;
        for (var round = 0; round < 8; round++)
        {
            var beside = await host.BookAsync(adult, cars[0], await host.RequestAsync(adult, session, 4_000));
            Assert.Equal(State.Accepted, beside.State);
            var request = await host.RequestAsync(minor, session, 5_000);
            await Task.WhenAll(
                TryAsync(() => host.CancelAsync(adult, beside)),
                TryAsync(async () =>
                {
                    await host.BookAsync(minor, cars[0], request);
                    accepted++;
                }));
            await HoldsAsync();
            Assert.DoesNotContain(await host.LiveAsync(minor, request), booking => booking.State == State.Accepted);
            await host.As(adult).CancelLiftRequestAsync(new() { LiftRequest = beside.LiftRequest });
            await host.As(minor).CancelLiftRequestAsync(new() { LiftRequest = request.Id });
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{accepted} of 8 came before the adult left");
    }

    [Fact]
    public async Task Two_transactions_that_know_nothing_of_each_other_cannot_make_it_so_together()
    {
        var (adult, other) = ($"Adult{run}-0", $"Nobody{run}");
        var beside = await host.BookAsync(adult, cars[0], await host.RequestAsync(adult, session, 4_000));
        var rides = await host.BookAsync(other, cars[0], await host.RequestAsync(other, session, 5_000));
        var source = host.Host.Services.GetRequiredService<OwnerDatabase>().Source;
        await using var one = await source.OpenConnectionAsync(Cancel);
        await using var two = await source.OpenConnectionAsync(Cancel);
        await using var first = await one.BeginTransactionAsync(Cancel);
        await using var second = await two.BeginTransactionAsync(Cancel);
        await one.RunAsync("update booking_leg set escort = false where booking_id = $1", Cancel, Guid.Parse(beside.Id));
        await two.RunAsync("update booking_leg set minor = true where booking_id = $1", Cancel, Guid.Parse(rides.Id));
        await first.CommitAsync(Cancel);
        Assert.Equal("MS042", (await Assert.ThrowsAsync<PostgresException>(() => second.CommitAsync(Cancel))).SqlState);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Driver(int car) => $"Driver{run}-{car}";

    private async Task StepAsync(Random chance)
    {
        var name = people.Keys.Order(StringComparer.Ordinal).ElementAt(chance.Next(people.Count));
        var (request, bookings) = people[name];
        var car = chance.Next(2);
        switch (chance.Next(12))
        {
            case 0 when bookings.Count > 0:
                await host.CancelAsync(chance.Next(2) == 0 ? name : Driver(Array.FindIndex(cars, one => one.Id == bookings[^1].LiftOffer)), bookings[^1]);
                break;
            case 1 when request is not null:
                people[name] = (null, []);
                await host.As(name).CancelLiftRequestAsync(new() { LiftRequest = request.Id });
                break;
            case 2 when request is not null:
                await host.ChangeAsync(name, request, wish => (wish.PartySize, wish.MaxWalkMetres) = (chance.Next(1, 3), chance.Next(0, 900)));
                break;
            case 3:
                await host.ChangeAsync(Driver(car), cars[car], offer => (offer.OutwardSeats, offer.ReturnSeats) = (chance.Next(2, 6), chance.Next(2, 6)));
                break;
            case 4:
                await host.MoveAsync(session, chance.Next(4) == 0 ? 8 : chance.Next(-2, 3));
                break;
            default:
                await AskAsync(name, request, chance);
                break;
        }
    }

    private async Task AskAsync(string name, LiftRequest? request, Random chance)
    {
        // Those who ride beside others mostly live further off and go one way, or few would be carried.
        var young = name.StartsWith("Minor", StringComparison.Ordinal);
        var from = young ? 3_500 : 2_000;
        request ??= await host.RequestAsync(name, session, chance.Next(from, from + 4_000), legs: (Legs.Types.Value)chance.Next(young ? 2 : 1, 4), rematchInstantly: chance.Next(2) == 0);
        people[name] = (request, people[name].Bookings);
        var fits = (await host.As(name).MatchRequestAsync(new() { LiftRequest = request.Id })).Matches.Select(match => Array.FindIndex(cars, one => one.Id == match.LiftOffer)).FirstOrDefault(-1);
        var car = fits < 0 || chance.Next(4) == 0 ? chance.Next(2) : fits;
        var asked = await host.BookAsync(name, cars[car], request);
        people[name].Bookings.Add(asked.State == State.Requested ? await host.AcceptAsync(Driver(car), asked) : asked);
    }

    /// <summary>What is refused changes nothing; what fails otherwise is a fault.</summary>
    private static async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (RpcException refused) when (refused.StatusCode is not (StatusCode.Internal or StatusCode.Unknown))
        {
        }
    }

    /// <summary>Walks along every leg as one moment shows it, from what people have said and from the order of the stops alone.</summary>
    private async Task HoldsAsync()
    {
        var rows = await host.QueryAsync(
            """
            select stop.offer_id, stop.direction, stop.booking_id, stop.load_change > 0, person.age,
                   exists (select from booking_notice notice where (notice.booking_id, notice.direction) = (stop.booking_id, stop.direction) and notice.kind = 'NO_SHOW')
            from lift_stop stop
            join booking told on told.id = stop.booking_id
            join lift_request wish on wish.id = told.request_id
            left join person on (person.campaign, person.subject) = (wish.campaign, wish.passenger)
            where wish.session_id = $1
              and told.state = 'ACCEPTED'
            order by stop.offer_id, stop.direction, stop.ordinal
            """,
            row => (Leg: (row.GetGuid(0), row.GetString(1)), Booking: row.GetGuid(2), Boards: row.GetBoolean(3), Age: row.IsDBNull(4) ? "" : row.GetString(4), Absent: row.GetBoolean(5)),
            Guid.Parse(session.Id));
        foreach (var leg in rows.GroupBy(row => row.Leg))
        {
            var aboard = leg.Where(one => !leg.Any(other => other.Booking == one.Booking && other.Boards)).ToDictionary(one => one.Booking);
            Look(aboard.Values);
            foreach (var stop in leg)
            {
                if (stop.Boards)
                {
                    aboard[stop.Booking] = stop;
                }
                else
                {
                    aboard.Remove(stop.Booking);
                }

                Look(aboard.Values);
            }
        }

        void Look(IReadOnlyCollection<((Guid, string) Leg, Guid Booking, bool Boards, string Age, bool Absent)> there)
        {
            if (there.Any(one => one.Age == "SIXTEEN_OR_SEVENTEEN"))
            {
                rode++;
                Assert.Contains(there, one => one is { Age: "ADULT", Absent: false });
            }
        }
    }
}
