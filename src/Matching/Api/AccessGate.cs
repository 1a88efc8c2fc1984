using Grpc.Core;
using Matching.Outcomes;
using Matching.People;

namespace Matching.Api;

/// <summary>Holds every call of the contract to its row in <see cref="AccessTable"/> before the rpc sees it.</summary>
internal sealed class AccessGate(CallerReader callers)
{
    /// <summary>Lets the call through, knowing its caller; nothing is waited for where there is no token, or one of somebody who is known.</summary>
    /// <exception cref="RpcException">The caller may not call this.</exception>
    public ValueTask CheckAsync(ServerCallContext context)
    {
        if (AccessTable.Least.TryGetValue(context.Method, out var least))
        {
            // A token that is not valid is refused even where none is needed.
            var reading = callers.ReadAsync(context);
            if (!reading.IsCompletedSuccessfully)
            {
                return AdmitLaterAsync(reading, least, context);
            }

            Admit(reading.Result, least, context);
        }
        else if (context.Method.StartsWith("/matching.", StringComparison.Ordinal))
        {
            throw ErrorTable.ToException(new Failure(Reason.PermissionDenied, "Nobody may call this."));
        }

        return ValueTask.CompletedTask;
    }

    private static async ValueTask AdmitLaterAsync(ValueTask<Caller?> reading, Role? least, ServerCallContext context) => Admit(await reading, least, context);

    private static void Admit(Caller? caller, Role? least, ServerCallContext context)
    {
        if (caller is not null)
        {
            context.Know(caller);
        }

        if (least is { } role)
        {
            var known = caller ?? context.Required();
            known.Require(role);
            if (ConsentTable.Against(known, context.Method) is { } failure)
            {
                throw ErrorTable.ToException(failure);
            }
        }
    }
}
