namespace Matching.Bookings.Watching;

/// <summary>Counts the streams of a replica, so that nobody takes them all.</summary>
public sealed class WatchPlaces(WatchRules rules)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private int all;

    /// <summary>A place for one more stream, given back by disposing it; null where there is none.</summary>
    public IDisposable? Take(string reader)
    {
        lock (gate)
        {
            var own = taken.GetValueOrDefault(reader);
            if (own >= rules.StreamsOfOne || all >= rules.Streams)
            {
                return null;
            }

            taken[reader] = own + 1;
            all++;
            return new Place(this, reader);
        }
    }

    private void GiveBack(string reader)
    {
        lock (gate)
        {
            all--;
            if (--taken[reader] == 0)
            {
                taken.Remove(reader);
            }
        }
    }

    private sealed class Place(WatchPlaces places, string reader) : IDisposable
    {
        private bool given;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref given, true))
            {
                places.GiveBack(reader);
            }
        }
    }
}
