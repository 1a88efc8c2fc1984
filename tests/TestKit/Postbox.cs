using System.Collections.Concurrent;
using System.Threading.Channels;
using Matching.People.Mail;

namespace TestKit;

/// <summary>Takes letters in place of a mail server, and hands them to tests as they come.</summary>
public sealed class Postbox : IPostman
{
    private readonly Channel<Letter> letters = Channel.CreateUnbounded<Letter>();

    /// <summary>What becomes of the next letters, in order; after them all are taken.</summary>
    public ConcurrentQueue<Delivery> Fates { get; } = new();

    /// <inheritdoc />
    public Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation)
    {
        var fate = Fates.TryDequeue(out var set) ? set : Delivery.Taken;
        if (fate == Delivery.Taken)
        {
            letters.Writer.TryWrite(letter);
        }

        return Task.FromResult(fate);
    }

    /// <summary>The next letter; waited for.</summary>
    public async Task<Letter> NextAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        return await letters.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Whether no letter lies here.</summary>
    public bool IsEmpty => letters.Reader.Count == 0;
}
