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
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && TypeOf(service) == typeof(TWorker)));
        return services;
    }

    /// <summary>What a service is made by names what it makes, also where it is asked of the container.</summary>
    private static Type? TypeOf(ServiceDescriptor service) => service.ImplementationType ?? service.ImplementationFactory?.GetType().GenericTypeArguments[^1];
}
