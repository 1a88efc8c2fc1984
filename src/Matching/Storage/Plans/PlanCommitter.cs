using Matching.Outcomes;
using Matching.People;
using Matching.Plans.Stored;
using Matching.Sessions;
using Matching.Storage.Bookings;

namespace Matching.Storage.Plans;

/// <summary>
/// Turns a plan into what people say yes or no to: places first, of those whom it sends, then seats, each as soon as whoever was sent has agreed to come. What came of each is kept, so that every call goes on: with what was not come to yet,
/// and only then with what could not be made, longest ago first.
/// </summary>
internal sealed class PlanCommitter(Database source, OnceWriter once, PlanSteps steps, PlaceAsker places, RideAsker rides, TimeProvider clock) : IPlanCommits
{
    /// <summary>After this what is left is left for another call, which a client need not wait for.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(5);

    private static readonly string Answers = Sql.Read("Plans/answers.sql");

    private static readonly Failure NotReady = new(Reason.PlanNotReady, "The plan is not made yet, or could not be made.");

    /// <inheritdoc />
    public async Task<Result<PlanCommit>> CommitAsync(WriteKey key, StoredPlan plan, CancellationToken cancellation)
    {
        if (await once.RecallAsync<PlanCommit>(key, cancellation) is { } earlier)
        {
            return earlier;
        }

        if (plan.Outcome is not { } outcome)
        {
            return NotReady;
        }

        var run = new Run(plan.Id, outcome, await steps.ReadAsync(plan.Id, cancellation));
        var start = clock.GetTimestamp();
        var tried = 0;
        bool GoesOn() => tried++ == 0 || clock.GetElapsedTime(start) <= Enough;
        foreach (var again in (bool[])[false, true])
        {
            foreach (var sent in run.InTurn(StepKind.Place, outcome.Sent, one => one.Availability, again).TakeWhile(_ => GoesOn()))
            {
                run.Keep(await steps.KeepAsync(plan.Id, sent.Availability, StepKind.Place, await places.AskAsync(plan.Id, sent, cancellation), cancellation));
            }

            run.Answers = await AnswersAsync(plan.Id, cancellation);
            await AskRidesAsync(run, run.Rides, again, GoesOn, cancellation);
        }

        // Each of them stands for itself; this keeps what is answered.
        return await once.RunAsync<PlanCommit>(key, (_, _) => Task.FromResult<Result<PlanCommit>>(run.ToCommit()), cancellation);
    }

    /// <summary>Asks for the seats that concern somebody who has just agreed to come, where there are any: theirs, and those in their car.</summary>
    public async Task FollowAsync(StoredPlan plan, Guid availability, CancellationToken cancellation)
    {
        if (plan.Outcome is { } outcome)
        {
            var run = new Run(plan.Id, outcome, await steps.ReadAsync(plan.Id, cancellation)) { Answers = await AnswersAsync(plan.Id, cancellation) };
            await AskRidesAsync(run, [.. run.Rides.Where(ride => ride.Rider == availability || ride.Car == availability)], again: false, () => true, cancellation);
        }
    }

    private async Task AskRidesAsync(Run run, IReadOnlyList<PlannedRide> concerned, bool again, Func<bool> goesOn, CancellationToken cancellation)
    {
        foreach (var ride in run.InTurn(StepKind.Ride, concerned, one => one.Rider, again).Where(ride => !run.Awaits(ride)))
        {
            if (!goesOn())
            {
                return;
            }

            var made = run.RequestOf(ride.Rider) is { } request
                ? await rides.AskAsync(run.Plan, request, run.OfferOf(ride.Car), cancellation)
                : BookingFailures.Over;
            run.Keep(await steps.KeepAsync(run.Plan, ride.Rider, StepKind.Ride, made, cancellation));
        }
    }

    private async Task<Dictionary<Guid, SentAnswer>> AnswersAsync(Guid plan, CancellationToken cancellation)
    {
        await using var find = source.Command(Answers, plan);
        var rows = await find.ReadAllAsync(
            row => (Who: row.GetGuid(0), Said: new SentAnswer(
                EnumText<SignUpState>.Read(row.GetString(1)), row.IsDBNull(2) ? null : row.GetGuid(2), row.IsDBNull(3) ? null : row.GetGuid(3))),
            cancellation);
        return rows.ToDictionary(one => one.Who, one => one.Said);
    }

    /// <summary>One ride of a plan.</summary>
    /// <param name="Rider">Request or availability.</param>
    /// <param name="Car">Offer or availability.</param>
    private sealed record PlannedRide(Guid Rider, Guid Car);

    /// <summary>A plan as far as it is committed.</summary>
    private sealed class Run(Guid plan, PlanOutcome outcome, Dictionary<(StepKind Kind, Guid Volunteer), PlanStep> steps)
    {
        private readonly Dictionary<(StepKind Kind, Guid Volunteer), PlanStep> before = new(steps);
        private readonly HashSet<Guid> sent = [.. outcome.Sent.Select(one => one.Availability)];

        public Guid Plan => plan;

        public IReadOnlyList<PlannedRide> Rides { get; } = [.. outcome.Cars.SelectMany(car => car.Riders.Select(rider => new PlannedRide(rider, car.Offer)))];

        public Dictionary<Guid, SentAnswer> Answers { get; set; } = [];

        public void Keep(PlanStep step) => steps[(step.Kind, step.Volunteer)] = step;

        /// <summary>What was not come to yet; or, again, what could not be made by an earlier call, longest ago first.</summary>
        public IReadOnlyList<T> InTurn<T>(StepKind kind, IReadOnlyList<T> all, Func<T, Guid> volunteer, bool again) => again
            ? [.. all.Select(one => (One: one, Step: before.GetValueOrDefault((kind, volunteer(one))))).Where(one => one.Step is { Made: false }).OrderBy(one => one.Step!.TriedAt).Select(one => one.One)]
            : [.. all.Where(one => !steps.ContainsKey((kind, volunteer(one))))];

        /// <summary>Whether one of the two is sent, and has not answered yet or not been asked.</summary>
        public bool Awaits(PlannedRide ride) => Awaits(ride.Rider) || Awaits(ride.Car);

        public Guid? RequestOf(Guid rider) => !sent.Contains(rider) ? rider : Answers.GetValueOrDefault(rider) is { State: SignUpState.Going } going ? going.Request : null;

        public Guid? OfferOf(Guid car) => !sent.Contains(car) ? car : Answers.GetValueOrDefault(car) is { State: SignUpState.Going } going ? going.Offer : null;

        public PlanCommit ToCommit()
        {
            var awaiting = Rides.Where(ride => !steps.ContainsKey((StepKind.Ride, ride.Rider)) && Awaits(ride)).ToList();
            var untried = outcome.Sent.Count(one => !steps.ContainsKey((StepKind.Place, one.Availability)))
                + Rides.Except(awaiting).Count(ride => !steps.ContainsKey((StepKind.Ride, ride.Rider)));
            var (placed, seats) = (Of(StepKind.Place), Of(StepKind.Ride));
            return new PlanCommit(
                [.. seats.Where(step => step.Made).Select(step => AnswerJson.Read<CommittedRide>(step.Answer!))],
                [.. seats.Where(step => !step.Made).Select(step => new UncommittedRide(step.Volunteer, step.Reason, step.Detail))],
                untried)
            {
                Asked = [.. placed.Where(step => step.Made).Select(step => AnswerJson.Read<AskedPerson>(step.Answer!))],
                NotAsked = [.. placed.Where(step => !step.Made).Select(step => new UnaskedPerson(step.Volunteer, step.Reason, step.Detail))],
                Awaiting = awaiting.Count,
            };
        }

        private List<PlanStep> Of(StepKind kind) => [.. steps.Values.Where(step => step.Kind == kind).OrderBy(step => step.Volunteer)];

        private bool Awaits(Guid one) => sent.Contains(one)
            && (Answers.TryGetValue(one, out var said)
                ? said.State == SignUpState.Requested
                : !steps.TryGetValue((StepKind.Place, one), out var step));
    }
}
