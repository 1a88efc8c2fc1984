using Google.Protobuf.WellKnownTypes;
using Matching.Plans.Stored;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Plans of stored weekends on the wire.</summary>
internal static class StoredPlanMapping
{
    private static readonly Wire.PlanOperation.Types.Error Failed = new() { Message = "The weekend is too large for the service, or its search failed three times." };

    /// <summary>A plan.</summary>
    public static Wire.StoredPlan ToWire(this StoredPlan plan)
    {
        var wire = new Wire.StoredPlan
        {
            Id = plan.Id.ToString(),
            Campaign = plan.Wish.Campaign,
            From = plan.Wish.From.ToTimestamp(),
            Until = plan.Wish.Until.ToTimestamp(),
            TimeLimit = Duration.FromTimeSpan(plan.Wish.TimeLimit),
            State = (Wire.StoredPlan.Types.State.Types.Value)(1 + (int)plan.State),
            Plan = plan.Outcome?.ToWire(),
            CreateTime = plan.CreatedAt.ToTimestamp(),
            EndTime = plan.EndedAt?.ToTimestamp(),
        };
        if (plan.Outcome?.Sending is { } sending)
        {
            wire.Sent = new Wire.StoredPlan.Types.Sent { People = sending.People, Value = sending.Value };
            if (sending is { Bound: { } bound, Gap: { } gap })
            {
                (wire.Sent.Bound, wire.Sent.Gap) = (bound, gap);
            }
        }

        if (plan.Outcome is { } outcome)
        {
            var asks = OutcomeQuestions.Of(outcome);
            wire.Questions = new Wire.StoredPlan.Types.Questions { Volunteers = asks.Volunteers, Sent = asks.Sent, Lifts = asks.Lifts };
        }

        if (plan.Wish.WorkLimit is { } work)
        {
            wire.WorkLimit = work;
        }

        return wire;
    }

    /// <summary>The operation that makes a plan.</summary>
    public static Wire.PlanOperation ToOperation(this StoredPlan plan)
    {
        var wire = new Wire.PlanOperation { Id = plan.Id.ToString(), Done = plan.HasEnded, Cancelling = plan.Stopping && !plan.HasEnded };
        if (plan.Progress is { } progress)
        {
            wire.Progress = PlanMapping.ToWire(progress.Value, progress.Bound ?? double.PositiveInfinity, progress.Placed, TimeSpan.FromSeconds(progress.Seconds));
        }

        switch (plan.State)
        {
            case StoredPlanState.Done:
                wire.Response = plan.ToWire();
                break;
            case StoredPlanState.Failed:
                wire.Error = Failed;
                break;
            case StoredPlanState.Queued or StoredPlanState.Running:
                break;
        }

        return wire;
    }

    /// <summary>What came of committing a plan.</summary>
    public static Wire.CommitPlanResponse ToWire(this PlanCommit commit) => new()
    {
        Rides =
        {
            commit.Rides.Select(one => new Wire.CommitPlanResponse.Types.Ride
            {
                LiftRequest = one.Request.ToString(), LiftOffer = one.Offer.ToString(), Booking = one.Booking.ToString(), Replanned = one.Replanned,
            }),
        },
        NotMade = { commit.NotMade.Select(one => new Wire.CommitPlanResponse.Types.NotMade { LiftRequest = one.Request.ToString(), Reason = ErrorTable.Spell(one.Reason), Detail = one.Detail }) },
        Remaining = commit.Remaining,
        Awaiting = commit.Awaiting,
        Asked = { commit.Asked.Select(one => new Wire.CommitPlanResponse.Types.Asked { Availability = one.Availability.ToString(), Session = one.Session.ToString(), SignUp = one.SignUp.ToString() }) },
        NotAsked = { commit.NotAsked.Select(one => new Wire.CommitPlanResponse.Types.NotAsked { Availability = one.Availability.ToString(), Reason = ErrorTable.Spell(one.Reason), Detail = one.Detail }) },
    };

    private static Wire.Plan ToWire(this PlanOutcome outcome)
    {
        var wire = new Wire.Plan
        {
            Value = outcome.Value,
            Minutes = outcome.Minutes,
            StoppedBy = (Wire.Plan.Types.End.Types.Value)(1 + (int)outcome.StoppedBy),
            Work = outcome.Work,
            Seconds = outcome.Seconds,
        };
        if (outcome is { Bound: { } bound, Gap: { } gap })
        {
            (wire.Bound, wire.Gap) = (bound, gap);
        }

        if (outcome.LeastMinutes is { } least)
        {
            wire.LeastMinutes = least;
        }

        foreach (var car in outcome.Cars)
        {
            var riders = car.Kept.Concat(car.Riders).Select(rider => rider.ToString()).ToList();
            wire.Placements.Add(new Wire.Plan.Types.Placement { Volunteer = car.Offer.ToString(), Session = car.Session.ToString(), Way = Wire.Plan.Types.Way.Types.Value.Drives });
            wire.Placements.Add(riders.Select(rider => new Wire.Plan.Types.Placement
            {
                Volunteer = rider,
                Session = car.Session.ToString(),
                Way = Wire.Plan.Types.Way.Types.Value.Rides,
                Driver = car.Offer.ToString(),
            }));
            wire.Cars.Add(new Wire.Plan.Types.Car
            {
                Driver = car.Offer.ToString(),
                Session = car.Session.ToString(),
                Outward = { riders.Select(rider => new Wire.Plan.Types.Stop { Volunteer = rider }) },
                Return = { riders.Select(rider => new Wire.Plan.Types.Stop { Volunteer = rider }) },
            });
        }

        wire.Placements.Add(outcome.Sent.Where(one => one.Way == SentWay.OwnWay).Select(one => new Wire.Plan.Types.Placement
        {
            Volunteer = one.Availability.ToString(),
            Session = one.Session.ToString(),
            Way = Wire.Plan.Types.Way.Types.Value.OwnWay,
        }));
        wire.Unplaced.Add(outcome.LeftOut.Select(one => new Wire.Plan.Types.Unplaced { Volunteer = one.Request.ToString(), Reason = (Wire.Plan.Types.Reason.Types.Value)(1 + (int)one.Reason) }));
        wire.Headcounts.Add(outcome.Headcounts.Select(one => new Wire.Plan.Types.Headcount { Session = one.Session.ToString(), People = one.People, Cars = one.Cars, OwnWay = one.OwnWay, Shortfall = one.Shortfall }));
        wire.Broken.Add(outcome.Broken);
        wire.BrokenLimits.Add(outcome.BrokenLimits.Select(PlanMapping.ToWire));
        return wire;
    }
}
