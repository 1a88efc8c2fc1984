using Matching.Campaigns;
using Matching.Lifts;
using Matching.People;
using Matching.Seats;
using Matching.Sessions;
using Matching.Storage;
using Matching.Storage.Campaigns;
using Matching.Storage.MeetingPoints;
using Matching.Storage.Seats;
using Matching.Storage.Sessions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matching.Hosting;

/// <summary>The database and everything that reads and writes it.</summary>
internal static class StorageSetup
{
    /// <summary>Registers the data source and the stores.</summary>
    public static void AddMatchingStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => Connect(services.GetRequiredService<IOptions<MatchingOptions>>().Value));
        builder.Services.AddSingleton(services => new OwnerDatabase(Open(services.GetRequiredService<IOptions<MatchingOptions>>().Value.Database)));
        builder.Services.AddSingleton<OnceWriter>();
        builder.Services.AddSingleton<IWrites>(services => services.GetRequiredService<OnceWriter>());
        builder.Services.AddHostedService<OnceCleaner>();
        builder.Services.AddHostedService<ChangeListener>();
        AddCampaigns(builder.Services);
        AddSessions(builder.Services);
        AddFigures(builder.Services);
    }

    private static void AddCampaigns(IServiceCollection services)
    {
        services.AddSingleton<CampaignShelf>();
        services.AddSingleton<ICampaigns>(provider => provider.GetRequiredService<CampaignShelf>());
        services.AddSingleton<IChangeHandler>(provider => provider.GetRequiredService<CampaignShelf>());
        services.AddSingleton<ICampaignStore, CampaignStore>();
        services.AddSingleton<IFigures, Figures>();
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddSingleton<IOpenSessions, OpenSessions>();
        services.AddSingleton<SignUpWriter>();
        services.AddSingleton<ISessionStore, SessionStore>();
        services.AddSingleton<ISessionSeats, SessionSeats>();
    }

    private static void AddFigures(IServiceCollection services)
    {
        services.AddSingleton<FiguresLoader>();
        services.AddSingleton<ReleaseWatcher>();
        services.AddSingleton<IChangeHandler>(provider => provider.GetRequiredService<ReleaseWatcher>());
        services.AddHostedService(provider => provider.GetRequiredService<ReleaseWatcher>());
        services.AddSingleton<ISeatTiles, SeatTileDrawer>();
        services.AddSingleton<IMeetingPoints, MeetingPointReader>();
    }

    /// <summary>The database by its two roles, each with a pool of its own.</summary>
    public static Database Connect(MatchingOptions options) => new(
        Open(options.Database, Database.ServiceRole),
        Open(string.IsNullOrEmpty(options.WorkDatabase) ? options.Database : options.WorkDatabase, Database.WorkerRole));

    /// <summary>
    /// Opens a pool as the service uses it: PostGIS types known, statements prepared by themselves and planned once a connection, since each is written
    /// for one plan and planning it anew costs more than running it. Only the listener for changes sets anything on
    /// a session, and it closes its own, so nothing is reset between uses.
    /// </summary>
    /// <param name="connectionString">Where, and by which login.</param>
    /// <param name="role">The role that its sessions begin with and are reset to; null for the login's own.</param>
    public static NpgsqlDataSource Open(string connectionString, string? role = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = 100;
            settings.AutoPrepareMinUsages = 2;
        }

        settings.NoResetOnClose = true;
        settings.Options ??= "-c plan_cache_mode=force_generic_plan -c jit=off";
        if (role is not null)
        {
            settings.Options += $" -c role={role}";
        }

        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UseNetTopologySuite();
        return builder.Build();
    }
}
