using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Matching.Api;

/// <summary>Answers a call that was only to be checked with an empty message, whatever the rpc says, so that it can neither tell nor do anything.</summary>
internal sealed class CheckOnlyInterceptor : Interceptor
{
    /// <inheritdoc />
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation) =>
        context.IsCheckOnly() ? CheckAsync(request, context, continuation) : continuation(request, context);

    /// <inheritdoc />
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (!context.IsCheckOnly())
        {
            await continuation(request, responseStream, context);
            return;
        }

        try
        {
            await continuation(request, new NoStream<TResponse>(), context);
        }
        catch (ChecksPassed)
        {
            // As it should be: the stream ended before it began.
        }
    }

    private static async Task<TResponse> CheckAsync<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        try
        {
            await continuation(request, context);
        }
        catch (ChecksPassed)
        {
            // As it should be: the rpc ended where its checks do.
        }

        return Activator.CreateInstance<TResponse>();
    }

    /// <summary>Tells nothing, and ends whoever tries.</summary>
    private sealed class NoStream<T> : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(T message) => throw new ChecksPassed();

        public Task WriteAsync(T message, CancellationToken cancellationToken) => throw new ChecksPassed();
    }
}
