using Microsoft.Extensions.Internal;

namespace Matching.Travel.Osrm;

/// <summary>The service's clock, as the cache wants it.</summary>
internal sealed class CacheClock(TimeProvider clock) : ISystemClock
{
    /// <inheritdoc />
    public DateTimeOffset UtcNow => clock.GetUtcNow();
}
