using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TestKit;

/// <summary>What tests change about a service before it starts.</summary>
public static class ServicesExtensions
{
    /// <summary>Leaves out a worker of the background, for tests that do its work themselves: at it at the same time, it may be the one that does it, and later.</summary>
    /// <exception cref="InvalidOperationException">There is no such worker.</exception>
    public static IServiceCollection Without<TWorker>(this IServiceCollection services)
        where TWorker : IHostedService
    {
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(TWorker)));
        return services;
    }
}
