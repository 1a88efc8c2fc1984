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
internal sealed partial class OsrmClient(IHttpClientFactory clients, TravelOptions options, TravelMeter meter, TimeProvider clock, ILogger<OsrmClient> log) : IDisposable
{
    /// <summary>However many search at once, the server is asked no more than it can do at a time; the others wait here, within their own limits of time.</summary>
    private readonly SemaphoreSlim places = new(options.CallsAtOnce);

    /// <summary>Name of the HTTP client, which brings the base address and repeats what failed.</summary>
    public const string Name = "osrm";

    private const int Well = -1;

    /// <summary>The last fault, so that a server that is away is told of once.</summary>
    private int state = Well;

    /// <summary>Asks for one answer.</summary>
    /// <param name="service"><c>table</c> or <c>route</c>.</param>
    /// <param name="address">The address below the base.</param>
    /// <param name="stop">Ends the wait, when the time is over or the caller leaves; the former is told as <see cref="OsrmFault.Timeout"/>.</param>
    /// <param name="caller">Whether it was the caller who left: that says nothing of the server.</param>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public async Task<OsrmAnswer<OsrmBody>> AskAsync(string service, string address, CancellationToken stop, CancellationToken caller)
    {
        try
        {
            await places.WaitAsync(stop);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            // It was never asked.
            return OsrmFault.Timeout;
        }

        try
        {
            var start = clock.GetTimestamp();
            var answer = await GetAsync(address, stop, caller);
            meter.Called(service, answer.Fault?.ToString() ?? "Ok", clock.GetElapsedTime(start).TotalSeconds);
            Tell(answer.Fault);
            return answer;
        }
        finally
        {
            places.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => places.Dispose();

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

    private async Task<OsrmAnswer<OsrmBody>> GetAsync(string address, CancellationToken stop, CancellationToken caller)
    {
        try
        {
            using var client = clients.CreateClient(Name);
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative), stop);

            // Its own word on a question it cannot answer comes with 400; other failures have no body that is documented.
            return response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
                ? OsrmFault.Away
                : Read(await JsonSerializer.DeserializeAsync<OsrmBody>(await response.Content.ReadAsStreamAsync(stop), JsonSerializerOptions.Web, stop));
        }
        catch (Exception) when (caller.IsCancellationRequested)
        {
            throw new OperationCanceledException(caller);
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
