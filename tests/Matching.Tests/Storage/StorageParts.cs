using Matching.Bookings;
using Matching.Lifts;
using Matching.Storage.Bookings;
using Matching.Storage.Lifts;
using Matching.Storage.Sessions;

namespace Matching.Tests.Storage;

/// <summary>Stores put together by hand, for tests that bring a clock or a connection of their own.</summary>
internal static class StorageParts
{
    /// <summary>What ends lifts.</summary>
    public static LiftEnder Lifts(TimeProvider clock)
    {
        var (vault, rules, happenings) = (new OriginVault(OriginKeys.Fresh()), new LiftRules(), new Happenings(clock));
        var ender = new BookingEnder(new BookingWriter(vault, rules, new BookingRules(), clock), new CarReader(vault, rules), happenings, clock);
        return new LiftEnder(ender, happenings, clock);
    }

    /// <summary>What changes who comes to a session.</summary>
    public static SignUpWriter SignUps(TimeProvider clock) => new(Lifts(clock), clock);
}
