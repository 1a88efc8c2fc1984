namespace TestKit;

/// <summary>Waits for what other threads, or a notice through the database, bring about in their own time.</summary>
public static class Eventually
{
    /// <summary>How long a test waits for what is bound to come: long enough for a machine that does ten other things.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Looks again and again until it holds.</summary>
    /// <exception cref="OperationCanceledException">It does not hold within <see cref="Patience"/>.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(Pause, TimeProvider.System, patience.Token);
        }
    }
}
