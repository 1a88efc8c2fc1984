using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.Outcomes;
using Matching.People;

namespace Matching.Api;

/// <summary>Holds every call of the contract to its row in <see cref="AccessTable"/> before the rpc sees it.</summary>
internal sealed class AccessInterceptor(CallerReader callers) : Interceptor
{
    /// <inheritdoc />
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        // Without a token, or with one of somebody who is known, nothing is waited for.
        var check = CheckAsync(context);
        return check.IsCompletedSuccessfully ? continuation(request, context) : ContinueAsync(check);

        async Task<TResponse> ContinueAsync(ValueTask checking)
        {
            await checking;
            return await continuation(request, context);
        }
    }

    /// <inheritdoc />
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await CheckAsync(context);
        await continuation(request, responseStream, context);
    }

    private ValueTask CheckAsync(ServerCallContext context)
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
            (caller ?? context.Required()).Require(role);
        }
    }
}
