using Matching.Bookings;
using Matching.Lifts;
using Matching.People;
using Matching.Storage;
using Matching.Storage.Bookings;
using Matching.Storage.Lifts;
using Matching.Storage.Sessions;
using Matching.Travel;
using Npgsql;

namespace Matching.Tests.Storage;

/// <summary>Stores put together by hand, for tests that bring a clock or a connection of their own.</summary>
internal static class StorageParts
{
    private static readonly OriginVault Vault = new(OriginKeys.Fresh());
    private static readonly LiftRules Rules = new();
    private static readonly StraightLineTimes Times = new();

    /// <summary>What ends lifts.</summary>
    public static LiftEnder Lifts(TimeProvider clock) => new(Ender(clock), new Happenings(clock), clock);

    /// <summary>What changes who comes to a session.</summary>
    public static SignUpWriter SignUps(TimeProvider clock) => new(Lifts(clock), new BookingRules(), clock);

    /// <summary>What keeps sessions.</summary>
    public static SessionStore Sessions(NpgsqlDataSource source, SignUpWriter signUps, TimeProvider clock) =>
        new(source, new OnceWriter(source, Vault, clock), signUps, Lifts(clock), Mover(source, clock), new Happenings(clock), clock);

    /// <summary>What changes offers.</summary>
    public static LiftOfferChanger Offers(NpgsqlDataSource source, TimeProvider clock) => new(
        source, new OnceWriter(source, Vault, clock), Cases(), new LegPlanner(Times, Rules), Changes(clock), Rewriter(clock), SignUps(clock), new Happenings(clock),
        new OfferMoves(new PeopleRules(), clock), Vault, Rules, clock);

    private static SessionMover Mover(NpgsqlDataSource source, TimeProvider clock) =>
        new(source, Cases(), new LegPlanner(Times, Rules), Changes(clock), Rewriter(clock), new Happenings(clock), Rules);

    private static CarCases Cases() => new(new CarReader(Vault, Rules), Vault);

    private static ChangePlanner Changes(TimeProvider clock) => new(Times, Rules, new BookingPlanner(Times, Rules, clock), clock);

    private static CarRewriter Rewriter(TimeProvider clock) => new(Writer(clock), Ender(clock), new Happenings(clock));

    private static BookingWriter Writer(TimeProvider clock) => new(Vault, Rules, new BookingRules(), clock);

    private static BookingEnder Ender(TimeProvider clock) => new(Writer(clock), new CarReader(Vault, Rules), new Happenings(clock), clock);
}
