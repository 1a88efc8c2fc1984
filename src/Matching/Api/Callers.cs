using Grpc.Core;
using Matching.Outcomes;
using Matching.People;

namespace Matching.Api;

/// <summary>Who is asking, from the call's bearer token.</summary>
internal static class Callers
{
    private static readonly object Key = new();

    /// <summary>The caller, or null where the call carries no token.</summary>
    public static Caller? Optional(this ServerCallContext context)
    {
        if (context.GetHttpContext().Request.Headers.Authorization.Count == 0)
        {
            // Most calls: nothing to look up, and nothing to keep.
            return null;
        }

        return context.UserState.TryGetValue(Key, out var known)
            ? (Caller?)known
            : throw new InvalidOperationException("Who is asking is found out before the rpc is reached.");
    }

    /// <summary>Keeps who is asking for the rest of the call.</summary>
    public static void Know(this ServerCallContext context, Caller caller) => context.UserState[Key] = caller;

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

    /// <summary>The role as it stands in tokens and texts.</summary>
    public static string Spell(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>What a caller is told whose token is missing or of no use.</summary>
    public static RpcException Refuse(string detail) => ErrorTable.ToException(new Failure(Reason.Unauthenticated, detail));
}
