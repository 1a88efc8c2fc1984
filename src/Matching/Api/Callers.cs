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

    /// <summary>Ends the call where it does not reach so far for this caller.</summary>
    public static void Require(this Caller caller, in Whose thing)
    {
        if (!caller.Reaches(thing))
        {
            throw ErrorTable.ToException(new Failure(Reason.PermissionDenied, Lack(caller, thing)));
        }
    }

    /// <summary>What a caller is told who may call an rpc on nothing.</summary>
    public static RpcException Denied(AccessRow row) => ErrorTable.ToException(new Failure(
        Reason.PermissionDenied,
        row.Organiser > Circle.Nobody ? $"This needs the role {Spell(Role.Organiser)}."
        : row.Administrator > Circle.Nobody ? $"This needs the role {Spell(Role.Administrator)}."
        : "Nobody may call this with such a token."));

    /// <summary>The role as it stands in tokens and texts.</summary>
    public static string Spell(Role role) => role.ToString().ToLowerInvariant();

    private static string Lack(Caller caller, in Whose thing) =>
        caller.Campaign != thing.Campaign && caller.Campaign != Caller.EveryCampaign ? $"This needs a token for the campaign {thing.Campaign}."
        : caller.Reach == Circle.Seat ? "You are not an organiser of this seat."
        : $"The role {Spell(caller.Role)} does not reach so far in the campaign {thing.Campaign}.";

    /// <summary>What a caller is told whose token is missing or of no use.</summary>
    public static RpcException Refuse(string detail) => ErrorTable.ToException(new Failure(Reason.Unauthenticated, detail));
}
