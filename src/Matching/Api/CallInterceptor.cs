using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.People;

namespace Matching.Api;

/// <summary>
/// What every call passes, in this order: who may call is let through and reaches the rows of their own campaign, a call that is only to be checked ends at its checks, and what nobody expected tells nothing from inside. It is one interceptor and not three,
/// since each of them costs every call a step through the pipeline (decision 612).
/// </summary>
internal sealed class CallInterceptor(AccessGate gate, FailureTranslator failures) : Interceptor
{
    /// <inheritdoc />
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
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
            await gate.CheckAsync(context);
            Reach.Over(context.Optional()?.Campaign);
            await (context.IsCheckOnly() ? CheckOnly.RunAsync(request, context, continuation) : continuation(request, responseStream, context));
        }
        catch (Exception fault) when (fault is not RpcException)
        {
            throw failures.Translate(fault, context);
        }
    }
}
