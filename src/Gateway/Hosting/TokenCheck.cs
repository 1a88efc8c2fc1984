using Gateway.Problems;
using Operations.Bearers;

namespace Gateway.Hosting;

/// <summary>
/// Turns away whoever shows a token that is of no use, before Matching is asked. What the bearer may do is Matching's to say, which checks the token again: it
/// trusts nobody on the way.
/// </summary>
internal sealed class TokenCheck(RequestDelegate next, BearerReader bearers)
{
    /// <summary>Serves requests without a token, and with one that is believed.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count > 0 && http.GetEndpoint() is not null)
        {
            if (await bearers.ReadAsync(http) is not { } bearer)
            {
                await ProblemWriter.WriteAsync(
                    http,
                    ProblemTable.Plain(Reasons.Unauthenticated) with { Detail = "The token is not valid: it has expired, or was not made for this service. Get a new one." });
                return;
            }

            http.User = bearer;
        }

        await next(http);
    }
}
