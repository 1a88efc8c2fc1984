namespace TestKit;

/// <summary>Waits for what other threads, or a notice through the database, bring about in their own time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Looks again and again until it holds.</summary>
    /// <exception cref="OperationCanceledException">It does not hold after half a minute.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(Pause, TimeProvider.System, patience.Token);
        }
    }
}
