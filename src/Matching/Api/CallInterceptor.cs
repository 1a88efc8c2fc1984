using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.Outcomes;
using Matching.People;

namespace Matching.Api;

/// <summary>
/// What every call passes, in this order: a database that must not serve answers nobody, who may call is let through and reaches the rows of their own campaign, a call that is only to be checked ends at its checks, and what nobody expected tells nothing from inside. It is one interceptor and not three,
/// since each of them costs every call a step through the pipeline (decision 612).
/// </summary>
internal sealed class CallInterceptor(AccessGate gate, FailureTranslator failures, ICopyGuard copies) : Interceptor
{
    /// <inheritdoc />
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            if (!copies.KnowsItServes)
            {
                await HoldBackAsync(context);
            }

            await gate.CheckAsync(context);
            Reach.Over(context.Optional()?.Campaign);
            return await (context.IsCheckOnly() ? CheckOnly.RunAsync(request, context, continuation) : continuation(request, context));
        }
        catch (Exception fault) when (fault is not RpcException)
        {
            throw failures.Translate(fault, context);
        }
    }

    /// <inheritdoc />
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            if (!copies.KnowsItServes)
            {
                await HoldBackAsync(context);
            }

            await gate.CheckAsync(context);
            Reach.Over(context.Optional()?.Campaign);
            await (context.IsCheckOnly() ? CheckOnly.RunAsync(request, context, continuation) : continuation(request, responseStream, context));
        }
        catch (Exception fault) when (fault is not RpcException)
        {
            throw failures.Translate(fault, context);
        }
    }

    /// <summary>Readiness keeps callers away from a copy where somebody asks for it; here they are turned away whoever does not. Health is told all the same.</summary>
    private async Task HoldBackAsync(ServerCallContext context)
    {
        if (!context.Method.StartsWith("/matching.", StringComparison.Ordinal))
        {
            return;
        }

        bool serves;
        try
        {
            serves = await copies.ServesAsync(context.CancellationToken);
        }
        catch (Exception) when (!context.CancellationToken.IsCancellationRequested)
        {
            // A database that does not answer shows nobody anything; what is in memory is told without it.
            return;
        }

        if (!serves)
        {
            throw ErrorTable.ToException(new Failure(Reason.Unavailable, "The service's data has been put back from a backup and is not ready yet; try again later."));
        }
    }
}
