namespace Gateway.Tests;

/// <summary>One Gateway for all tests of a class that change nothing about it.</summary>
public sealed class SharedGateway : IAsyncLifetime
{
    private GatewayFixture gateway = null!;

    /// <summary>A client of its REST address.</summary>
    public HttpClient Client => gateway.Client;

    /// <summary>The Matching behind it.</summary>
    internal FakeMatching Matching => gateway.Matching;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => gateway = await GatewayFixture.StartAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => gateway.DisposeAsync();
}
