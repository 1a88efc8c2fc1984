using Grpc.Core;
using Matching.Outcomes;
using Matching.People;

namespace Matching.Api;

/// <summary>Holds every call of the contract to its row in <see cref="AccessTable"/> before the rpc sees it.</summary>
/// <param name="callers">Tells who is asking.</param>
/// <param name="rows">The table; <see cref="AccessTable.Rows"/> where null. Only a test that is to pass without these checks brings another.</param>
internal sealed class AccessGate(CallerReader callers, IReadOnlyDictionary<string, AccessRow>? rows = null)
{
    private readonly IReadOnlyDictionary<string, AccessRow> rows = rows ?? AccessTable.Rows;

    /// <summary>Lets the call through, knowing its caller; nothing is waited for where there is no token, or one of somebody who is known.</summary>
    /// <exception cref="RpcException">The caller may not call this.</exception>
    public ValueTask CheckAsync(ServerCallContext context)
    {
        if (rows.TryGetValue(context.Method, out var row))
        {
            // A token that is not valid is refused even where none is needed.
            var reading = callers.ReadAsync(context);
            if (!reading.IsCompletedSuccessfully)
            {
                return AdmitLaterAsync(reading, row, context);
            }

            Admit(reading.Result, row, context);
        }
        else if (context.Method.StartsWith("/matching.", StringComparison.Ordinal))
        {
            throw ErrorTable.ToException(new Failure(Reason.PermissionDenied, "Nobody may call this."));
        }

        return ValueTask.CompletedTask;
    }

    private static async ValueTask AdmitLaterAsync(ValueTask<Caller?> reading, AccessRow row, ServerCallContext context) => Admit(await reading, row, context);

    private static void Admit(Caller? caller, AccessRow row, ServerCallContext context)
    {
        var reach = row.Of(caller);
        if (caller is null)
        {
            if (reach < Circle.Everywhere)
            {
                // Nothing is near to a stranger.
                context.Required();
            }

            return;
        }

        context.Know(reach > Circle.Nobody ? caller with { Reach = reach, Sight = (row.SeenBy ?? row).Of(caller) } : throw Callers.Denied(row));
        if (row.Stranger == Circle.Nobody && ConsentTable.Against(caller, context.Method) is { } failure)
        {
            throw ErrorTable.ToException(failure);
        }
    }
}
