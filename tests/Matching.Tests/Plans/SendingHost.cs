using Grpc.Core;
using Matching.Storage.Plans;
using Matching.Tests.Bookings;
using Matching.Tests.Lifts;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using TestKit;

namespace Matching.Tests.Plans;

/// <summary>Words for what tests do with people who would go anywhere, and with plans that send them.</summary>
internal static class SendingHost
{
    public static PlanService.PlanServiceClient Plans(this BookingHost host) => new(host.Host.As(host.Host.Tokens.Organiser()));

    public static SessionService.SessionServiceClient Sessions(this BookingHost host, string name) => host.Lifts.Sessions.Volunteer(name);

    /// <summary>Somebody is free from an hour before a session until an hour after it, so many metres along the road.</summary>
    public static async Task<Availability> FreeAsync(this BookingHost host, string name, Session session, double east, int? seats = null, int party = 1)
    {
        var said = new Availability
        {
            OriginPlace = LiftHost.Place(east),
            From = LiftHost.Later(session.From, -60),
            Until = LiftHost.Later(session.Until, 60),
            Drives = seats is not null,
            PartySize = party,
        };
        if (seats is { } spare)
        {
            said.SpareSeats = spare;
        }

        return (await host.Sessions(name).CreateAvailabilityAsync(new() { Availability = said })).Availability;
    }

    /// <summary>The id of a plan of one session's moment, made.</summary>
    public static async Task<string> PlanAsync(this BookingHost host, Session session)
    {
        var plan = (await host.Plans().CreatePlanAsync(new() { Plan = new() { Campaign = "demo", From = session.From, Until = LiftHost.Later(session.From, 1) } })).Operation.Id;
        await Eventually.HoldsAsync(async () => (await host.Plans().GetOperationAsync(new() { Operation = plan })).Operation.Done);
        return plan;
    }

    public static async Task<CommitPlanResponse> CommitAsync(this BookingHost host, string plan) => await host.Plans().CommitPlanAsync(new() { Plan = plan });

    /// <summary>The one place that somebody is asked to take, or has.</summary>
    public static async Task<SignUp> PlaceAsync(this BookingHost host, string name) =>
        Assert.Single((await host.Sessions(name).ListSignUpsAsync(new() { Session = "-" })).SignUps);

    public static async Task<SignUp> SayYesAsync(this BookingHost host, string name)
    {
        var asked = await host.PlaceAsync(name);
        return (await host.Sessions(name).AcceptSignUpAsync(new() { Session = asked.Session, SignUp = asked.Id })).SignUp;
    }

    /// <summary>Refused or not.</summary>
    public static async Task TryAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.Aborted or StatusCode.AlreadyExists or StatusCode.NotFound or StatusCode.FailedPrecondition or StatusCode.ResourceExhausted)
        {
            // Somebody else was quicker.
        }
    }

    /// <summary>Lets the clock free what nobody has answered for.</summary>
    public static Task FreeUnansweredAsync(this BookingHost host, TimeSpan later)
    {
        host.Clock.Advance(later);
        return host.Host.Services.GetRequiredService<AskedClock>().RunOnceAsync(TestContext.Current.CancellationToken);
    }
}
