using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.People;
using Matching.Storage.Plans;
using Matching.Tests.Bookings;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;
using Left = Matching.V1.Plan.Types.Reason.Types.Value;
using Way = Matching.V1.Plan.Types.Way.Types.Value;

namespace Matching.Tests.Plans;

/// <summary>Plans of the stored weekend, made in the background by whichever replica is alive.</summary>
public sealed class StoredPlanTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const string Table = "lock table lift_offer in access exclusive mode";

    private BookingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PlanService.PlanServiceClient Plans => new(host.Host.As(host.Host.Tokens.Organiser()));

    public async ValueTask InitializeAsync() => host = await BookingHost.StartAsync(database);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Those_who_asked_ride_with_those_who_offered_and_bookings_are_kept()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000, seats: 2);
        var kept = await host.RequestAsync("Bob", session, 4_000);
        await host.SeatAsync("Bob", "Ann", offer, kept);
        var rider = await host.RequestAsync("Cid", session, 5_000);
        var late = await host.RequestAsync("Dan", session, 100_000);

        var done = await DoneAsync(await CreateAsync(session));

        var plan = (await Plans.GetPlanAsync(new() { Plan = done.Id })).Plan;
        Assert.Equal((StoredPlan.Types.State.Types.Value.Done, done.Response), (plan.State, plan));
        Assert.Equal(
            new[] { (offer.Id, Way.Drives, ""), (kept.Id, Way.Rides, offer.Id), (rider.Id, Way.Rides, offer.Id) }.Order(),
            plan.Plan.Placements.Select(one => (one.Volunteer, one.Way, one.Driver)).Order());
        Assert.Equal((late.Id, Left.NoCarPasses), (Assert.Single(plan.Plan.Unplaced).Volunteer, plan.Plan.Unplaced[0].Reason));
        var count = Assert.Single(plan.Plan.Headcounts);
        Assert.Equal((session.Id, 3, 1, 2), (count.Session, count.People, count.Cars, count.Shortfall));

        // Neither where nor when anybody boards.
        Assert.All(plan.Plan.Cars.SelectMany(car => car.Outward.Concat(car.Return)), stop => Assert.True(stop.Time is null && stop.MeetingPoint.Length == 0));
    }

    [Fact]
    public async Task Nobody_of_16_or_17_is_placed_who_has_no_seat_and_who_has_keeps_it()
    {
        await host.AdultAsync("Ada");
        await host.MinorAsync("Mia");
        await host.MinorAsync("Max");
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var adult = await host.RequestAsync("Ada", session, 4_000);
        await host.SeatAsync("Ada", "Ann", offer, adult);
        var rides = await host.RequestAsync("Mia", session, 5_000);
        await host.SeatAsync("Mia", "Ann", offer, rides);
        var waits = await host.RequestAsync("Max", session, 5_500);
        await host.ExecuteAsync("update session set wanted = 1, maximum = 2 where id = $1", Guid.Parse(session.Id));

        var done = await DoneAsync(await CreateAsync(session));

        var plan = (await Plans.GetPlanAsync(new() { Plan = done.Id })).Plan.Plan;
        Assert.Equal(new[] { offer.Id, adult.Id, rides.Id }.Order(), plan.Placements.Select(one => one.Volunteer).Order());
        Assert.Equal((waits.Id, Left.NotPlanned), (Assert.Single(plan.Unplaced).Volunteer, plan.Unplaced[0].Reason));
        Assert.Equal(new V1.Plan.Types.Broken { Limit = V1.Plan.Types.Limit.Types.Value.SessionMaximum, Session = session.Id }, Assert.Single(plan.BrokenLimits));
    }

    [Fact]
    public async Task Whom_a_plan_cannot_say_it_leaves_out_with_the_reason()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var there = await host.RequestAsync("Olaf", session, 4_000, legs: Legs.Types.Value.Outward);
        await host.SeatAsync("Olaf", "Ann", offer, there);
        var back = await host.OfferAsync("Rita", session, 2_000, legs: Legs.Types.Value.Return);

        var plan = (await DoneAsync(await CreateAsync(session))).Response.Plan;

        Assert.Equal(offer.Id, Assert.Single(plan.Placements).Volunteer);
        Assert.Equal([(there.Id, Left.BookedOtherwise), (back.Id, Left.NotPlanned)], plan.Unplaced.Select(one => (one.Volunteer, one.Reason)));
    }

    [Fact]
    public async Task Another_takes_over_from_who_fell_silent()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        await StopWorkerAsync();
        var operation = await CreateAsync(session);

        // Whoever took it is never heard of again.
        Reach.OverAll();
        var dead = (await host.Host.Services.GetRequiredService<PlanJobs>().TakeAsync(Cancel))!;
        Assert.Equal(operation.Id, dead.Plan.Id.ToString());
        await using var other = await MatchingHost.StartAsync(database.ConnectionString, host.Clock);
        await other.LoadedAsync();
        Assert.Equal("RUNNING", await StateAsync(operation));

        host.Clock.Advance(PlanJobs.Lease);
        var done = await DoneAsync(operation, other);
        Assert.Equal(offer.Id, Assert.Single(done.Response.Plan.Cars).Driver);

        // Were it to come back, it would have nothing to say any more.
        Assert.Null(await host.Host.Services.GetRequiredService<PlanJobs>().BeatAsync(dead, new(0, 0, null, 0), Cancel));
        await host.Host.Services.GetRequiredService<PlanJobs>().FinishAsync(dead, null, null, Cancel);
        Assert.Equal("DONE", await StateAsync(operation));
    }

    [Fact]
    public async Task A_replica_that_is_told_to_stop_gives_back_what_it_makes()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        await host.OfferAsync("Ann", session, 1_000);
        await using var blocker = await database.Source.OpenConnectionAsync(Cancel);
        await using (var held = await blocker.BeginTransactionAsync(Cancel))
        {
            await using (var command = blocker.CreateCommand())
            {
                command.CommandText = Table;
                await command.ExecuteNonQueryAsync(Cancel);
            }

            var operation = await CreateAsync(session);
            await Eventually.HoldsAsync(async () => await StateAsync(operation) == "RUNNING");

            // In the midst of it.
            await StopWorkerAsync();
            Assert.Equal("QUEUED", await StateAsync(operation));
            await held.RollbackAsync(Cancel);
            await using var other = await MatchingHost.StartAsync(database.ConnectionString, host.Clock);
            await other.LoadedAsync();
            Assert.Single((await DoneAsync(operation, other)).Response.Plan.Cars);
        }
    }

    [Fact]
    public async Task A_search_that_is_cancelled_ends_with_the_best_plan_so_far()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        await host.OfferAsync("Ann", session, 1_000);
        await StopWorkerAsync();
        var operation = await CreateAsync(session);
        Assert.True((await Plans.CancelOperationAsync(new() { Operation = operation.Id })).Operation is { Cancelling: true, Done: false });
        await using var other = await MatchingHost.StartAsync(database.ConnectionString, host.Clock);
        await other.LoadedAsync();

        var done = await DoneAsync(operation, other);

        Assert.Single(done.Response.Plan.Cars);
        Assert.False(done.Cancelling);
        Assert.True((await Plans.CancelOperationAsync(new() { Operation = operation.Id })).Operation.Done);
    }

    [Fact]
    public async Task What_three_could_not_make_has_failed()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        await StopWorkerAsync();
        var operation = await CreateAsync(session);
        await host.ExecuteAsync("update plan set attempts = 3 where id = $1", Guid.Parse(operation.Id));
        await using var other = await MatchingHost.StartAsync(database.ConnectionString, host.Clock);

        await Eventually.HoldsAsync(async () => await StateAsync(operation) == "FAILED");
        var failed = (await Plans.GetOperationAsync(new() { Operation = operation.Id })).Operation;
        Assert.Equal((true, PlanOperation.ResultOneofCase.Error), (failed.Done, failed.ResultCase));
    }

    [Fact]
    public async Task Who_is_erased_while_a_plan_is_made_leaves_nothing_in_it()
    {
        var session = await host.Lifts.SessionAsync(9_000);
        var offer = await host.OfferAsync("Ann", session, 1_000);
        var request = await host.RequestAsync("Una", session, 5_000);
        var done = await DoneAsync(await CreateAsync(session));
        Assert.Contains(done.Response.Plan.Placements, one => one.Volunteer == request.Id && one.Driver == offer.Id);

        await new PersonService.PersonServiceClient(host.Host.As(host.Host.Tokens.Volunteer("Una"))).ErasePersonAsync(new());

        // What is left is the id of a request that says nothing of anybody.
        var (state, name) = (await host.QueryAsync("select state, passenger_name from lift_request where id = $1", row => (row.GetString(0), row.GetString(1)), Guid.Parse(request.Id))).Single();
        Assert.Equal("CANCELLED", state);
        Assert.DoesNotContain("Una", name, StringComparison.Ordinal);
        Assert.DoesNotContain((await DoneAsync(await CreateAsync(session))).Response.Plan.Placements, one => one.Volunteer == request.Id);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_and_what_is_not_there_is_not_found()
    {
        var now = host.Clock.GetUtcNow();
        var wrong = new StoredPlan { Campaign = "Demo!", From = now.ToTimestamp(), Until = now.AddDays(32).ToTimestamp(), TimeLimit = new() { Seconds = 301 }, WorkLimit = 0 };
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await Plans.CreatePlanAsync(new() { Plan = wrong }));
        Assert.Equal(
            ["plan.campaign", "plan.time_limit", "plan.until", "plan.work_limit"],
            refused.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Select(one => one.Field).Order(StringComparer.Ordinal));
        Assert.Equal("PLAN_NOT_FOUND", await SessionHost.ReasonOfAsync(Plans.GetPlanAsync(new() { Plan = $"{Guid.Empty}" }).ResponseAsync));
        Assert.Equal("PLAN_NOT_FOUND", await SessionHost.ReasonOfAsync(Plans.GetOperationAsync(new() { Operation = $"{Guid.Empty}" }).ResponseAsync));
    }

    private async Task<PlanOperation> CreateAsync(Session session) =>
        (await Plans.CreatePlanAsync(new() { Plan = new() { Campaign = "demo", From = session.From, Until = Lifts.LiftHost.Later(session.From, 1) } })).Operation;

    private async Task<PlanOperation> DoneAsync(PlanOperation operation, MatchingHost? by = null)
    {
        var client = by is null ? Plans : new(by.As(by.Tokens.Organiser()));
        await Eventually.HoldsAsync(async () => (operation = (await client.GetOperationAsync(new() { Operation = operation.Id })).Operation).Done);
        Assert.Equal(PlanOperation.ResultOneofCase.Response, operation.ResultCase);
        return operation;
    }

    private async Task<string> StateAsync(PlanOperation operation) => (await host.QueryAsync("select state from plan where id = $1", row => row.GetString(0), Guid.Parse(operation.Id))).Single();

    private Task StopWorkerAsync() => host.Host.Services.GetRequiredService<PlanWorker>().StopAsync(Cancel);
}
