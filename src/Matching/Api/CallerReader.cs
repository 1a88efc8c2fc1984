using System.Globalization;
using System.Security.Claims;
using Grpc.Core;
using Matching.Outcomes;
using Matching.People;
using Operations.Bearers;

namespace Matching.Api;

/// <summary>
/// Makes the caller of a believed token and of what stands in the database. Only a development run's token says itself what its bearer may do; of everybody else the
/// campaign's own records say it, so that a role or a person that has ended ends for the tokens in flight too.
/// </summary>
internal sealed class CallerReader(IStandings standings)
{
    private const string Invalid = "The token is not valid: it has expired, or was not made for this service. Get a new one.";

    /// <summary>Told to who has shown that the address is theirs, so it tells nobody of another.</summary>
    private static readonly Failure Otherwise = new(Reason.SignInOtherwise, "Somebody with your address takes part in this campaign already, and signs in another way; sign in as before.");

    /// <summary>Who is asking; null where the call carries no token.</summary>
    /// <exception cref="RpcException">The token is not valid, or names nobody who takes part: a caller who means to be known is never served as a stranger.</exception>
    public ValueTask<Caller?> ReadAsync(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        if (http.Request.Headers.Authorization.Count == 0)
        {
            return new((Caller?)null);
        }

        if (http.User.Identity is not { IsAuthenticated: true })
        {
            throw Callers.Refuse(Invalid);
        }

        return Claim(http.User, BearerClaims.Via) == BearerClaims.Development ? new(Checked(DevelopmentCaller(http.User))) : new(KnownAsync(http.User, context.CancellationToken));
    }

    private async Task<Caller?> KnownAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (campaign, subject) = (Claim(user, BearerClaims.Campaign), Claim(user, BearerClaims.Subject));
        var standing = Claim(user, BearerClaims.Via) == BearerClaims.Foreign
            ? await standings.ArriveAsync(campaign, subject, FirstName(user), EmailAddress.TryParse(Claim(user, BearerClaims.Email)), IssuedAt(user), cancellation)
            : await standings.FindAsync(campaign, subject, cancellation);
        return standing is { State: PersonState.Active or PersonState.Asked }
            ? Checked(new Caller(subject, standing.FirstName, campaign, standing.Role) { Seats = standing.Seats, Age = standing.Age, IsBarred = standing.IsBarred, IsTooYoung = standing.IsTooYoung, Consents = standing.Consents })
            : throw (standing is null && Claim(user, BearerClaims.Via) == BearerClaims.Foreign && Claim(user, BearerClaims.Email).Length > 0
                ? ErrorTable.ToException(Otherwise)
                : Callers.Refuse("The token names nobody who takes part in this campaign."));
    }

    /// <summary>The earliest at which the token can have been issued: providers that do not say when give none for longer than a day.</summary>
    private static DateTimeOffset IssuedAt(ClaimsPrincipal user) =>
        Seconds(user, BearerClaims.Issued) is { } issued ? issued
        : Seconds(user, BearerClaims.Expires) is { } ends ? ends.AddDays(-1)
        : DateTimeOffset.MinValue;

    private static DateTimeOffset? Seconds(ClaimsPrincipal user, string type) =>
        long.TryParse(Claim(user, type), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static Caller DevelopmentCaller(ClaimsPrincipal user)
    {
        var spelt = Claim(user, BearerClaims.Role);
        var role = Enum.GetValues<Role>().FirstOrDefault(role => Callers.Spell(role) == spelt);
        return new Caller(Claim(user, BearerClaims.Subject), Claim(user, BearerClaims.Name), Claim(user, BearerClaims.Campaign), role) { IsDevelopment = true };
    }

    /// <summary>Providers that say no first name are common; a name that cannot stand is no reason to turn anybody away.</summary>
    private static string FirstName(ClaimsPrincipal user)
    {
        var said = Claim(user, BearerClaims.Name);
        return said.Length is > 0 and <= 100 && !said.Any(char.IsControl) ? said : "Volunteer";
    }

    private static Caller Checked(Caller caller) => caller.Fault() is { } fault ? throw Callers.Refuse($"The token is not valid. {fault}") : caller;

    private static string Claim(ClaimsPrincipal user, string type) => user.FindFirst(type)?.Value ?? "";
}
