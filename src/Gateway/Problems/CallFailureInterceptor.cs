using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Gateway.Problems;

/// <summary>Keeps how a call failed for <see cref="TranscodingProblems"/>, and hands transcoding a failure without details.</summary>
internal sealed partial class CallFailureInterceptor(ILogger<CallFailureInterceptor> logger) : Interceptor
{
    /// <inheritdoc />
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception fault)
        {
            var failure = fault as RpcException ?? new RpcException(new Status(StatusCode.Internal, ""));
            if (fault is not RpcException)
            {
                LogUnexpected(fault, context.Method);
            }
            else if (failure.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Unknown)
            {
                LogFailed(failure, context.Method, failure.StatusCode);
            }

            context.GetHttpContext().Features.Set(new CallFailure(failure));
            throw new RpcException(new Status(failure.StatusCode, ""));
        }
    }

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "{Method} failed unexpectedly")]
    private partial void LogUnexpected(Exception fault, string method);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Warning, Message = "{Method} was answered by Matching with {Code}")]
    private partial void LogFailed(Exception fault, string method, StatusCode code);
}
