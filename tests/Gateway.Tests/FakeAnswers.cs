using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Tests;

/// <summary>What a <see cref="FakeMatching"/> answers, by the type of the request, and what it was asked last.</summary>
internal sealed class FakeAnswers
{
    private readonly ConcurrentDictionary<Type, Func<IMessage, ServerCallContext, Task<IMessage>>> answers = new();
    private readonly ConcurrentQueue<(IMessage Request, Metadata Headers)> calls = new();

    /// <summary>Every call so far.</summary>
    public IReadOnlyCollection<(IMessage Request, Metadata Headers)> Calls => calls;

    /// <summary>The last request of a type.</summary>
    public T Last<T>() => calls.Select(call => call.Request).OfType<T>().Last();

    /// <summary>Sets the answer to a type of request.</summary>
    public void Set<TRequest>(Func<TRequest, ServerCallContext, Task<IMessage>> answer)
        where TRequest : class, IMessage => answers[typeof(TRequest)] = (request, context) => answer((TRequest)request, context);

    /// <summary>The answer to a request, or null where the test has set none.</summary>
    public Task<IMessage>? AnswerTo(IMessage request, ServerCallContext context)
    {
        calls.Enqueue((request, context.RequestHeaders));
        return answers.TryGetValue(request.GetType(), out var answer) ? answer(request, context) : null;
    }
}
