using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Gateway.Tests;

/// <summary>Answers every call but health from <see cref="FakeAnswers"/>, so that the fake needs no method of its own; a stream with one message.</summary>
internal sealed class FakeInterceptor(FakeAnswers answers) : Interceptor
{
    /// <inheritdoc />
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (!context.Method.StartsWith("/matching.v1.", StringComparison.Ordinal))
        {
            return await continuation(request, context);
        }

        var answer = answers.AnswerTo((IMessage)(object)request, context);
        return answer is null ? Activator.CreateInstance<TResponse>() : (TResponse)(object)await answer;
    }

    /// <inheritdoc />
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (!context.Method.StartsWith("/matching.v1.", StringComparison.Ordinal))
        {
            await continuation(request, responseStream, context);
            return;
        }

        var answer = answers.AnswerTo((IMessage)(object)request, context);
        await responseStream.WriteAsync(answer is null ? Activator.CreateInstance<TResponse>() : (TResponse)(object)await answer, context.CancellationToken);
    }
}
