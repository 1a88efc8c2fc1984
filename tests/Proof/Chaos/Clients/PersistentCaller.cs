using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Matching.V1;
using Proof.Chaos.Histories;
using Proof.Chaos.Servers;

namespace Proof.Chaos.Clients;

/// <summary>
/// Calls as one person: now this replica, now the other; where no clear answer comes it asks again with the same request id until there is one, or gives up and leaves the operation unknown.
/// Everything is written into the history.
/// </summary>
internal sealed class PersistentCaller(string subject, string token, IReadOnlyList<Replica> replicas, History history, Random random)
{
    private const int MostAttempts = 200;
    private const int AskAgainOneIn = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    private readonly Metadata headers = new() { { "authorization", $"Bearer {token}" } };
    private int writes;

    /// <summary>Who calls.</summary>
    public string Subject => subject;

    /// <summary>An id for the next write.</summary>
    public string NextId() => $"{subject}-{++writes}";

    /// <summary>Calls once and again until the answer is clear; null where it was refused or never came.</summary>
    /// <param name="rpc">Name of the rpc.</param>
    /// <param name="request">The message; its request id is <paramref name="requestId"/>.</param>
    /// <param name="requestId">Id of a write; empty for a read.</param>
    /// <param name="call">The call.</param>
    /// <param name="facts">What an answer tells.</param>
    public Task<TAnswer?> CallAsync<TRequest, TAnswer>(
        string rpc,
        TRequest request,
        string requestId,
        Func<LiftService.LiftServiceClient, TRequest, CallOptions, AsyncUnaryCall<TAnswer>> call,
        Func<TAnswer, IEnumerable<Fact>> facts)
        where TRequest : IMessage
        where TAnswer : class, IMessage =>
        PersistAsync($"matching.v1.LiftService/{rpc}", request, requestId, (channel, sent, options) => call(new LiftService.LiftServiceClient(channel), sent, options), facts);

    /// <summary>The same of an rpc of sessions.</summary>
    public Task<TAnswer?> CallSessionsAsync<TRequest, TAnswer>(
        string rpc,
        TRequest request,
        string requestId,
        Func<SessionService.SessionServiceClient, TRequest, CallOptions, AsyncUnaryCall<TAnswer>> call,
        Func<TAnswer, IEnumerable<Fact>> facts)
        where TRequest : IMessage
        where TAnswer : class, IMessage =>
        PersistAsync($"matching.v1.SessionService/{rpc}", request, requestId, (channel, sent, options) => call(new SessionService.SessionServiceClient(channel), sent, options), facts);

    private async Task<TAnswer?> PersistAsync<TRequest, TAnswer>(
        string rpc,
        TRequest request,
        string requestId,
        Func<ChannelBase, TRequest, CallOptions, AsyncUnaryCall<TAnswer>> call,
        Func<TAnswer, IEnumerable<Fact>> facts)
        where TRequest : IMessage
        where TAnswer : class, IMessage
    {
        var operation = new Operation
        {
            Subject = subject,
            Rpc = rpc,
            RequestId = requestId,
            Sent = JsonFormatter.Default.Format(request),
            From = history.Now(),
            Until = 0,
            Outcome = Outcome.Unknown,
        };
        var reason = "";
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            try
            {
                var answer = await OnceAsync(request, call);
                var answers = new List<string> { JsonFormatter.Default.Format(answer) };
                var until = history.Now();
                if (requestId.Length > 0 && random.Next(AskAgainOneIn) == 0)
                {
                    answers.AddRange(await AgainAsync(request, call));
                }

                history.Add(operation with { Until = until, Attempts = attempt, Outcome = Outcome.Acknowledged, Answers = answers, Facts = [.. facts(answer)] });
                return answer;
            }
            catch (RpcException failure)
            {
                reason = ReasonOf(failure);
                if (!IsUnclear(failure))
                {
                    history.Add(operation with { Until = history.Now(), Attempts = attempt, Outcome = Outcome.Refused, Reason = reason });
                    return null;
                }

                NoteUnexpected(failure, reason, rpc);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(LongestPause.TotalMilliseconds, 5 * attempt)), TimeProvider.System);
        }

        history.Add(operation with { Until = history.Now(), Attempts = MostAttempts, Reason = reason });
        return null;
    }

    private async Task<TAnswer> OnceAsync<TRequest, TAnswer>(
        TRequest request, Func<ChannelBase, TRequest, CallOptions, AsyncUnaryCall<TAnswer>> call)
    {
        using var sent = call(replicas[random.Next(replicas.Count)].Channel, request, new CallOptions(headers, TimeProvider.System.GetUtcNow().UtcDateTime + Patience));
        return await sent;
    }

    /// <summary>Asks once more, though the answer is known; whatever keeps an answer from coming is no matter here.</summary>
    private async Task<IEnumerable<string>> AgainAsync<TRequest, TAnswer>(
        TRequest request, Func<ChannelBase, TRequest, CallOptions, AsyncUnaryCall<TAnswer>> call)
        where TAnswer : class, IMessage
    {
        try
        {
            return [JsonFormatter.Default.Format(await OnceAsync(request, call))];
        }
        catch (RpcException failure) when (IsUnclear(failure))
        {
            return [];
        }
        catch (RpcException refused)
        {
            return [$"refused: {ReasonOf(refused)}"];
        }
    }

    private void NoteUnexpected(RpcException failure, string reason, string rpc)
    {
        if (failure.StatusCode is StatusCode.Internal && reason == "INTERNAL")
        {
            history.AddFault($"{rpc} of {subject} was answered INTERNAL");
        }
    }

    /// <summary>Nobody knows then whether it was done.</summary>
    private static bool IsUnclear(RpcException failure) =>
        failure.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled or StatusCode.Internal or StatusCode.Unknown;

    private static string ReasonOf(RpcException failure) => failure.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? $"{failure.StatusCode}: {failure.Status.Detail}";
}
