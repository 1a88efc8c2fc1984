using System.Security.Claims;
using Grpc.Core;
using Matching.Outcomes;
using Matching.People;

namespace Matching.Api;

/// <summary>Who is asking, from the call's bearer token.</summary>
internal static class Callers
{
    private static readonly object Key = new();

    /// <summary>The caller, or null where the call carries no token.</summary>
    /// <exception cref="RpcException">The call carries a token that is not valid: a caller who means to be known is never served as a stranger.</exception>
    public static Caller? Optional(this ServerCallContext context)
    {
        var http = context.GetHttpContext();
        if (http.Request.Headers.Authorization.Count == 0)
        {
            // Most calls: nothing to look up, and nothing to keep.
            return null;
        }

        if (context.UserState.TryGetValue(Key, out var known))
        {
            return (Caller?)known;
        }

        if (http.User.Identity is not { IsAuthenticated: true })
        {
            throw Refuse("The token is not valid: it has expired, or was not made for this service. Get a new one.");
        }

        var caller = Read(http.User);
        context.UserState[Key] = caller;
        return caller;
    }

    /// <summary>The caller.</summary>
    /// <exception cref="RpcException">The call carries no token, or one that is not valid.</exception>
    public static Caller Required(this ServerCallContext context) =>
        context.Optional() ?? throw Refuse("This call needs a token: send it as \"authorization: Bearer …\".");

    /// <summary>The caller, who must have at least this role in the campaign.</summary>
    public static Caller Require(this ServerCallContext context, Role role, string campaign)
    {
        var caller = context.Required();
        caller.Require(role, campaign);
        return caller;
    }

    /// <summary>Ends the call where the caller has not at least this role in the campaign.</summary>
    public static void Require(this Caller caller, Role role, string campaign)
    {
        if (!caller.Has(role, campaign))
        {
            throw ErrorTable.ToException(new Failure(Reason.PermissionDenied, $"This needs the role {Spell(role)} in the campaign {campaign}."));
        }
    }

    /// <summary>Ends the call where the caller has not at least this role anywhere.</summary>
    public static void Require(this Caller caller, Role role)
    {
        if (caller.Role < role)
        {
            throw ErrorTable.ToException(new Failure(Reason.PermissionDenied, $"This needs the role {Spell(role)}."));
        }
    }

    private static Caller Read(ClaimsPrincipal user)
    {
        string Claim(string type) => user.FindFirst(type)?.Value ?? "";
        var spelt = Claim("role");
        var role = Enum.GetValues<Role>().FirstOrDefault(role => Spell(role) == spelt);
        var caller = new Caller(Claim("sub"), Claim("name"), Claim("campaign"), role);
        return caller.Fault() is { } fault ? throw Refuse($"The token is not valid. {fault}") : caller;
    }

    private static string Spell(Role role) => role.ToString().ToLowerInvariant();

    private static RpcException Refuse(string detail) => ErrorTable.ToException(new Failure(Reason.Unauthenticated, detail));
}
