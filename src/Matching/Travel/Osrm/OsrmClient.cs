using System.Net;
using System.Text.Json;
using Matching.Measures;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Matching.Travel.Osrm;

/// <summary>
/// Asks an <c>osrm-routed</c> over HTTP and tells every failure as a value. An address holds people's homes, so neither it nor any part of an answer is
/// ever logged, traced or put into a metric.
/// </summary>
internal sealed partial class OsrmClient(IHttpClientFactory clients, TravelMeter meter, TimeProvider clock, ILogger<OsrmClient> log)
{
    /// <summary>Name of the HTTP client, which brings the base address and repeats what failed.</summary>
    public const string Name = "osrm";

    private const int Well = -1;

    /// <summary>The last fault, so that a server that is away is told of once.</summary>
    private int state = Well;

    /// <summary>Asks for one answer.</summary>
    /// <param name="service"><c>table</c> or <c>route</c>.</param>
    /// <param name="address">The address below the base.</param>
    /// <param name="cancellation">Ends the wait; told as <see cref="OsrmFault.Timeout"/>.</param>
    public async Task<OsrmAnswer<OsrmBody>> AskAsync(string service, string address, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var answer = await GetAsync(address, cancellation);
        meter.Called(service, answer.Fault?.ToString() ?? "Ok", clock.GetElapsedTime(start).TotalSeconds);
        Tell(answer.Fault);
        return answer;
    }

    private static OsrmAnswer<OsrmBody> Read(OsrmBody? body) => body?.Code switch
    {
        "Ok" => body,
        "NoSegment" => OsrmFault.NoSegment,
        "NoRoute" or "NoTable" => OsrmFault.NoRoute,
        "TooBig" => OsrmFault.TooBig,
        "NotImplemented" => OsrmFault.NotImplemented,
        null => OsrmFault.Malformed,
        _ => OsrmFault.Refused,
    };

    private async Task<OsrmAnswer<OsrmBody>> GetAsync(string address, CancellationToken cancellation)
    {
        try
        {
            using var client = clients.CreateClient(Name);
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative), cancellation);

            // Its own word on a question it cannot answer comes with 400; other failures have no body that is documented.
            return response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
                ? OsrmFault.Away
                : Read(await JsonSerializer.DeserializeAsync<OsrmBody>(await response.Content.ReadAsStreamAsync(cancellation), JsonSerializerOptions.Web, cancellation));
        }
        catch (HttpRequestException)
        {
            return OsrmFault.Away;
        }
        catch (BrokenCircuitException)
        {
            return OsrmFault.CircuitOpen;
        }
        catch (JsonException)
        {
            return OsrmFault.Malformed;
        }
        catch (Exception waited) when (waited is TimeoutRejectedException or OperationCanceledException)
        {
            return OsrmFault.Timeout;
        }
    }

    private void Tell(OsrmFault? fault)
    {
        // That a point has no roads says nothing of the server.
        var now = fault is null or OsrmFault.NoSegment or OsrmFault.NoRoute ? Well : (int)fault.Value;
        var before = Interlocked.Exchange(ref state, now);
        if (now == before)
        {
            return;
        }

        if (now == Well)
        {
            Back();
        }
        else
        {
            Away((OsrmFault)now);
        }
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "The road engine does not answer as it should ({Fault}); straight-line times stand in")]
    private partial void Away(OsrmFault fault);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "The road engine answers again")]
    private partial void Back();
}
