using System.Collections.Concurrent;
using System.Threading.Channels;
using Matching.People.Mail;

namespace Web.Tests;

/// <summary>Takes letters in place of a mail server, and keeps each for whom it is to.</summary>
internal sealed class Letters : IPostman
{
    private readonly ConcurrentDictionary<string, Channel<Letter>> boxes = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation)
    {
        BoxOf(letter.To).Writer.TryWrite(letter);
        return Task.FromResult(Delivery.Taken);
    }

    /// <summary>The next letter to an address; waited for.</summary>
    public async Task<Letter> NextAsync(string address) => await BoxOf(address).Reader.ReadAsync(TestContext.Current.CancellationToken);

    private Channel<Letter> BoxOf(string address) => boxes.GetOrAdd(address, _ => Channel.CreateUnbounded<Letter>());
}
