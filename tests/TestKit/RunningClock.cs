namespace TestKit;

/// <summary>The machine's clock, which other processes go by too, set ahead by as much as the test says.</summary>
public sealed class RunningClock : TimeProvider
{
    private long ticks;

    /// <summary>How far it is ahead.</summary>
    public TimeSpan Ahead
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref ticks));
        set => Interlocked.Exchange(ref ticks, value.Ticks);
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
