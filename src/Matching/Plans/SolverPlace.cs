namespace Matching.Plans;

/// <summary>The one place of a replica to solve in: a search takes every core and much memory, and those who look for a lift are served beside it.</summary>
public sealed class SolverPlace
{
    private bool taken;

    /// <summary>The place, given back by disposing it; null where it is taken.</summary>
    public IDisposable? TryTake() => Interlocked.Exchange(ref taken, true) ? null : new Taken(this);

    private sealed class Taken(SolverPlace place) : IDisposable
    {
        private bool given;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref given, true))
            {
                Volatile.Write(ref place.taken, false);
            }
        }
    }
}
