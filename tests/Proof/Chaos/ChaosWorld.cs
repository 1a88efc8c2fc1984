using System.Collections.Concurrent;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Geo;
using Matching.Hosting.Tokens;
using Matching.People;
using Matching.V1;
using Operations.Bearers;

namespace Proof.Chaos;

/// <summary>Sessions at the end of one road along which everybody lives, so that most cars could take most people, and seats are what is short.</summary>
internal sealed class ChaosWorld
{
    /// <summary>The campaign of them all.</summary>
    public const string Campaign = "chaos";

    private const double Easting = 505_000;
    private const double Northing = 185_000;
    private const double RoadMetres = 9_000;

    private readonly TokenMint mint;
    private readonly DateTimeOffset soon = new(TimeProvider.System.GetUtcNow().AddMinutes(165).UtcDateTime.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
    private readonly DateTimeOffset later = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(2).AddHours(10), TimeSpan.Zero);

    /// <summary>A world to be filled.</summary>
    /// <param name="keyFile">The key of tokens, which the replicas know.</param>
    public ChaosWorld(string keyFile) => mint = new TokenMint(new BearerOptions(), TokenKeyFile.ReadOrMake(keyFile), TimeProvider.System);

    /// <summary>The sessions as clients heard of them last; one that is cancelled is replaced by another at its time.</summary>
    public ConcurrentDictionary<int, Session> Sessions { get; } = new();

    /// <summary>Some session.</summary>
    public Session Draw(Random random) => Sessions[random.Next(Sessions.Count)];

    /// <summary>The place so many metres along the road.</summary>
    public string Place(double metres)
    {
        var point = BritishGrid.ToGeo(new GridPoint(Easting + metres, Northing));
        return string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:F6},{point.Longitude:F6}");
    }

    /// <summary>A token that says who somebody is.</summary>
    public string TokenOf(string name, Role role) =>
        mint.Sign(new Caller(SubjectOf(name), name, role == Role.Administrator ? Caller.EveryCampaign : Campaign, role), TimeSpan.FromHours(24));

    /// <summary>Whom the name stands for.</summary>
    public static string SubjectOf(string name) => TokenMint.SubjectOf(Campaign, name);

    /// <summary>
    /// Makes the campaign and its sessions: two a day, half an hour apart and a kilometre, so that cars to one pass the other. The first two are so soon that people may say that they are late.
    /// </summary>
    public async Task FillAsync(CallInvoker service, int sessions, int maximum)
    {
        await new CampaignService.CampaignServiceClient(service).CreateCampaignAsync(
            new() { Campaign = new() { Id = Campaign, Name = "Chaos" } }, HeadersOf(TokenOf("Ada", Role.Administrator)));
        var client = new SessionService.SessionServiceClient(service);
        var organiser = HeadersOf(TokenOf("Olive", Role.Organiser));
        for (var number = 0; number < sessions; number++)
        {
            var answer = await client.CreateSessionAsync(new() { Session = Planned(number, maximum) }, organiser);
            Sessions[number] = answer.Session;
        }
    }

    /// <summary>A session as it is planned to be: its place, and the time around which it moves.</summary>
    public Session Planned(int number, int maximum)
    {
        var point = BritishGrid.ToGeo(new GridPoint(Easting + RoadMetres + (1_000 * (number % 2)), Northing));
        var from = StartOf(number);
        return new()
        {
            Campaign = Campaign,
            Kind = Session.Types.Kind.Types.Value.Canvass,
            Location = new() { Latitude = point.Latitude, Longitude = point.Longitude },
            From = from.ToTimestamp(),
            Until = from.AddHours(3).ToTimestamp(),
            Wanted = maximum,
            Maximum = maximum,
        };
    }

    /// <summary>When a session starts unless it is moved.</summary>
    public DateTimeOffset StartOf(int number) => (number < 2 ? soon : later.AddDays(number / 2)).AddMinutes(30 * (number % 2));

    private static Metadata HeadersOf(string token) => new() { { "authorization", $"Bearer {token}" } };
}
