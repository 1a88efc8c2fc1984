using Matching.Bookings;
using Matching.People;
using Matching.Storage;
using Matching.Storage.Bookings;
using Matching.Storage.Lifts;
using Matching.Storage.People;
using Matching.Storage.Sessions;
using Microsoft.Extensions.Options;

namespace Matching.Hosting;

/// <summary>Everything that books seats.</summary>
internal static class BookingSetup
{
    /// <summary>Registers the rules, the planner, the store and the clock that ends bookings.</summary>
    public static void AddBookings(this IServiceCollection services)
    {
        services.AddOptions<BookingRules>()
            .BindConfiguration($"{MatchingOptions.Section}:Bookings")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<BookingRules>>().Value);
        services.AddSingleton<BookingPlanner>();
        services.AddSingleton<CarReader>();
        services.AddSingleton<Happenings>();
        services.AddSingleton<BookingWriter>();
        services.AddSingleton<BookingEnder>();
        services.AddSingleton<LiftEnder>();
        services.AddSingleton<BookingCases>();
        services.AddSingleton<BookingMaker>();
        services.AddSingleton<BookingAccepter>();
        services.AddSingleton<BookingDecliner>();
        services.AddSingleton<BookingNotices>();
        services.AddSingleton<IBookings, BookingStore>();
        services.AddSingleton<ChangePlanner>();
        services.AddSingleton<CarCases>();
        services.AddSingleton<CarRewriter>();
        services.AddSingleton<LiftOfferChanger>();
        services.AddSingleton<OfferMoves>();
        services.AddSingleton<LiftRequestChanger>();
        services.AddSingleton<SessionMover>();
        services.AddRematching();
        services.AddSingleton<BlockedBookings>();
        services.AddSingleton<IBlocks, BlockStore>();
        services.AddSingleton<IStrandedPassengers, StrandedReader>();
        services.AddSingleton<IArrivals, ArrivalsReader>();
        services.AddSingleton<IMatchCases, MatchCases>();
        services.AddSingleton<MatchExplainer>();
        services.AddSingleton<BookingClock>();
        services.AddHostedService(provider => provider.GetRequiredService<BookingClock>());
    }

    private static void AddRematching(this IServiceCollection services)
    {
        services.AddSingleton<RematchList>();
        services.AddSingleton<Rematcher>();
        services.AddSingleton<RematchWorker>();
        services.AddSingleton<IChangeHandler>(provider => provider.GetRequiredService<RematchWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<RematchWorker>());
    }
}
