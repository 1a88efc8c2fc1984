using Grpc.Core;

namespace Matching.Api;

/// <summary>
/// A call that is to be checked and not made. The Gateway sends one where it could not read all of a request, so that its client is told of what could not
/// be read and of what is wrong with the rest at once (decision 504).
/// </summary>
internal static class CheckOnly
{
    /// <summary>The header that asks for it, with the value <c>true</c>.</summary>
    public const string Header = "matching-check-only";

    /// <summary>The header that names the fields that could not be read, in proto spelling, separated by commas.</summary>
    public const string UnreadHeader = "matching-unread-fields";

    /// <summary>Whether the call is only to be checked. Any value but <c>true</c> is refused, lest a call be made that was not meant.</summary>
    public static bool IsCheckOnly(this ServerCallContext context)
    {
        var asked = context.GetHttpContext().Request.Headers[Header];
        return asked.Count > 0 && (asked == "true" ? true : throw ErrorTable.ToException(new(Outcomes.Reason.MalformedMessage, $"The header {Header} must be true, or not there.")));
    }

    /// <summary>Begins the checks of a call.</summary>
    public static FieldChecks Checks(this ServerCallContext context) =>
        context.IsCheckOnly()
            ? new FieldChecks(checkOnly: true, context.GetHttpContext().Request.Headers[UnreadHeader].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries))
            : new FieldChecks(checkOnly: false, []);

    /// <summary>Makes a call that is only to be checked, and answers it with an empty message, whatever the rpc says, so that it can neither tell nor do anything.</summary>
    public static async Task<TResponse> RunAsync<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> rpc)
        where TRequest : class
        where TResponse : class
    {
        try
        {
            await rpc(request, context);
        }
        catch (ChecksPassed)
        {
            // As it should be: the rpc ended where its checks do.
        }

        return Activator.CreateInstance<TResponse>();
    }

    /// <summary>Makes a call of a stream that is only to be checked, and streams nothing.</summary>
    public static async Task RunAsync<TRequest, TResponse>(TRequest request, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> rpc)
        where TRequest : class
        where TResponse : class
    {
        try
        {
            await rpc(request, new NoStream<TResponse>(), context);
        }
        catch (ChecksPassed)
        {
            // As it should be: the stream ended before it began.
        }
    }

    /// <summary>Tells nothing, and ends whoever tries.</summary>
    private sealed class NoStream<T> : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(T message) => throw new ChecksPassed();

        public Task WriteAsync(T message, CancellationToken cancellationToken) => throw new ChecksPassed();
    }
}
