using Matching.Tests.Seats;
using TestKit;

namespace Matching.Tests.Api;

/// <summary>The service over the official world, started once for a class.</summary>
public sealed class OfficialHost : OfficialWorld
{
    private MatchingHost? host;

    /// <summary>The service. Skips the test that asks for it where there is no official world.</summary>
    internal MatchingHost Host => ConnectionString.Length > 0 && host is { } running ? running : throw new InvalidOperationException("The service did not start.");

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (Missing() is null)
        {
            host = await MatchingHost.StartAsync(ConnectionString);
            await host.LoadedAsync();
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
