using System.Collections.Frozen;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;

namespace Gateway.Hosting;

/// <summary>
/// How many calls an hour one client may make of routes whose calls cost more than themselves: a mail, a guess at a code, a piece of the map of where
/// lifts are, everything that is kept of somebody.
/// </summary>
/// <param name="AnHour">The limit.</param>
/// <param name="OnlyStrangers">Whether it holds only without a token. One of no use is turned away before Matching is asked, so none is sent to get past the limit.</param>
internal sealed record RouteLimit(Func<GatewayOptions, int> AnHour, bool OnlyStrangers = false)
{
    private static readonly RouteLimit SignInStarts = new(options => options.SignInStartsAnHour);
    private static readonly RouteLimit SignInTries = new(options => options.SignInTriesAnHour);
    private static readonly RouteLimit Refreshes = new(options => options.RefreshesAnHour);
    private static readonly RouteLimit Searches = new(options => options.StrangerSearchesAnHour, OnlyStrangers: true);
    private static readonly RouteLimit Exports = new(options => options.ExportsAnHour);

    /// <summary>Every person's own, whatever address they come from.</summary>
    private static readonly RouteLimit PersonSearches = new(options => options.PersonSearchesAnHour);

    private static readonly FrozenDictionary<string, RouteLimit> ByMethod = new Dictionary<string, RouteLimit>
    {
        ["matching.v1.SignInService.StartSignIn"] = SignInStarts,
        ["matching.v1.SignInService.FinishSignIn"] = SignInTries,
        ["matching.v1.SignInService.RefreshTokens"] = Refreshes,
        ["matching.v1.SignInService.RevokeTokens"] = Refreshes,
        ["matching.v1.LiftService.SearchLifts"] = Searches,
        ["matching.v1.SeatService.FindNearestMarginals"] = Searches,
        ["matching.v1.PersonService.ExportPerson"] = Exports,
    }.ToFrozenDictionary();

    /// <summary>The rpcs that have a limit of their own, by full name.</summary>
    public static IEnumerable<string> Limited => ByMethod.Keys;

    /// <summary>The limit that a client's request counts against; null where it has none of its own.</summary>
    public static RouteLimit? Of(HttpContext http) => OfRoute(http) is { } limit && !(limit.OnlyStrangers && http.Request.Headers.Authorization.Count > 0) ? limit : null;

    /// <summary>The limit that a request counts against of whoever shows a token; null where there is none.</summary>
    public static RouteLimit? OfPerson(HttpContext http) => OfRoute(http) == Searches ? PersonSearches : null;

    private static RouteLimit? OfRoute(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } rest
        && ByMethod.GetValueOrDefault(rest.MethodDescriptor.FullName) is { } limit
        && !(limit == Searches && TellsNothingOfLifts(http))
            ? limit
            : null;

    /// <summary>The nearest seats alone are no secret: an office or a mobile network asks for them as often as it asks for anything. Said twice, or in other letters, the parameter is refused later on.</summary>
    private static bool TellsNothingOfLifts(HttpContext http) => http.Request.Query["view"] is ["BASIC"];
}
