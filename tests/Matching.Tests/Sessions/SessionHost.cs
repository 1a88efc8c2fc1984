using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TestKit;

namespace Matching.Tests.Sessions;

/// <summary>A service over the two seats, and words for what tests do with it.</summary>
public sealed class SessionHost : IAsyncDisposable
{
    private SessionHost(MatchingHost host, FakeTimeProvider clock)
    {
        Host = host;
        Clock = clock;
        Anyone = new(host.Invoker);
    }

    public MatchingHost Host { get; }

    public FakeTimeProvider Clock { get; }

    public SessionService.SessionServiceClient Anyone { get; }

    /// <summary>With a token of now, since tests move the clock.</summary>
    public SessionService.SessionServiceClient Organiser => As(Host.Tokens.Organiser());

    public static async Task<SessionHost> StartAsync(PostGis database, Action<IServiceCollection>? adjust = null)
    {
        var clock = new FakeTimeProvider(TwoSeats.Now);
        return new SessionHost(await MatchingHost.StartAsync(database.ConnectionString, clock, adjust: adjust), clock);
    }

    public SessionService.SessionServiceClient As(string token) => new(Host.As(token));

    public SessionService.SessionServiceClient Volunteer(string name) => As(Host.Tokens.Volunteer(name));

    /// <summary>A session in the middle of Westby, a day from now, for three hours.</summary>
    public static Session Canvass(int wanted = 5, int maximum = 10, double hours = 24) => new()
    {
        Campaign = "demo",
        Kind = Session.Types.Kind.Types.Value.Canvass,
        Location = TwoSeats.At(5_000, 5_000),
        Address = "The bandstand",
        From = TwoSeats.Now.AddHours(hours).ToTimestamp(),
        Until = TwoSeats.Now.AddHours(hours + 3).ToTimestamp(),
        Wanted = wanted,
        Maximum = maximum,
    };

    public async Task<Session> CreateAsync(Session? session = null) =>
        (await Organiser.CreateSessionAsync(new() { Session = session ?? Canvass() })).Session;

    public async Task<SignUp> SignUpAsync(string name, Session session, int people = 1, bool wait = false, string requestId = "") =>
        (await Volunteer(name).SignUpAsync(new()
        {
            Session = session.Id,
            SignUp = new() { People = people, WaitIfFull = wait },
            RequestId = requestId,
        })).SignUp;

    public async Task<SignUp> CancelAsync(string name, SignUp signUp) =>
        (await Volunteer(name).CancelSignUpAsync(new() { Session = signUp.Session, SignUp = signUp.Id })).SignUp;

    public async Task<Session> GetAsync(Session session) => (await Anyone.GetSessionAsync(new() { Session = session.Id })).Session;

    /// <summary>The reason that a call fails with.</summary>
    public static async Task<string> ReasonOfAsync<T>(Task<T> call) => ReasonOf(await Assert.ThrowsAsync<RpcException>(() => call));

    /// <summary>The reason that a call fails with.</summary>
    public static Task<string> ReasonOfAsync<T>(AsyncUnaryCall<T> call) => ReasonOfAsync(call.ResponseAsync);

    /// <summary>The reason that a call fails with; empty where it succeeds.</summary>
    public static async Task<string> ReasonIfAnyAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call.ResponseAsync;
            return "";
        }
        catch (RpcException refused)
        {
            return ReasonOf(refused);
        }
    }

    /// <summary>The wrong fields that a call names.</summary>
    public static async Task<IReadOnlyList<string>> FaultsOfAsync<T>(AsyncUnaryCall<T> call)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal("INVALID_FIELD", ReasonOf(failure));
        return [.. failure.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Select(violation => violation.Field)];
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    /// <summary>The reason of a failure.</summary>
    public static string ReasonOf(RpcException failure) =>
        failure.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? $"{failure.StatusCode}: {failure.Status.Detail}";
}
