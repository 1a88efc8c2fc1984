using Gateway.Caching;
using Gateway.Problems;
using Gateway.Strictness;
using Operations;
using Operations.Bearers;

namespace Gateway.Hosting;

/// <summary>The Gateway, put together: what Program runs and what tests start beside a Matching of their own.</summary>
internal static class GatewayApp
{
    /// <summary>Builds the Gateway from its command line; <paramref name="adjust"/> may change what is registered.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddGatewayOptions();
        builder.AddMatchingClients();
        builder.AddGatewayRest();
        builder.AddGatewayLimits();
        builder.AddBearers($"{GatewayOptions.Section}:Tokens");
        builder.AddGatewayBrowsers();
        builder.AddGatewayTelemetry();
        builder.AddGatewayHealth();
        adjust?.Invoke(builder);

        var app = builder.Build();
        OperatorsPort.Map(app);
        app.UseForwardedHeaders();
        app.UseVaryByOrigin();
        app.UseSecureHeaders();
        app.UseResponseCompression();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<HeadRequests>();
        app.UseRouting();
        app.UseCors();
        app.UseRateLimiter();
        // Told that it is there, the host does not put a look at tokens before the limits.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseMiddleware<TokenCheck>();
        app.UsePersonLimits();
        app.UseMiddleware<LargeBodies>();
        app.UseMiddleware<StrictRequests>();
        app.UseMiddleware<ConditionalGets>();
        app.UseMiddleware<TranscodingProblems>();
        app.MapGatewayRest();
        app.MapGatewayDocs();
        app.MapGatewayWeb();
        app.MapGatewayHealth();
        return app;
    }
}
