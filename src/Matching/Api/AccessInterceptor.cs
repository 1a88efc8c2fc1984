using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.Outcomes;

namespace Matching.Api;

/// <summary>Holds every call of the contract to its row in <see cref="AccessTable"/> before the rpc sees it.</summary>
internal sealed class AccessInterceptor : Interceptor
{
    /// <inheritdoc />
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Check(context);
        return continuation(request, context);
    }

    /// <inheritdoc />
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(context);
        return continuation(request, responseStream, context);
    }

    private static void Check(ServerCallContext context)
    {
        if (AccessTable.Least.TryGetValue(context.Method, out var least))
        {
            // A token that is not valid is refused even where none is needed.
            var caller = context.Optional();
            if (least is { } role)
            {
                (caller ?? context.Required()).Require(role);
            }
        }
        else if (context.Method.StartsWith("/matching.", StringComparison.Ordinal))
        {
            throw ErrorTable.ToException(new Failure(Reason.PermissionDenied, "Nobody may call this."));
        }
    }
}
