using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Matching.Geo;
using Matching.Travel.Osrm;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace TestKit.Osrm;

/// <summary>
/// A server on a free loopback port that speaks the <c>table</c> and <c>route</c> services of OSRM's HTTP API as they are documented, over roads of the
/// test's choice, and fails as it is told.
/// </summary>
public sealed class FakeOsrm : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly FakeRoads roads;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> faults = [];

    private FakeOsrm(WebApplication app, FakeRoads roads)
    {
        this.app = app;
        this.roads = roads;
    }

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.First();

    /// <summary>Every address it was asked for, path and query.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>The greatest table is this by this.</summary>
    public int MaxTableSize { get; set; } = 100;

    /// <summary>False for a server that cannot tell metres in a table.</summary>
    public bool TellsMetres { get; set; } = true;

    /// <summary>Where set, what answers every question in its place.</summary>
    public Func<HttpContext, Task>? Always { get; set; }

    /// <summary>Starts a server.</summary>
    public static async Task<FakeOsrm> StartAsync(FakeRoads roads)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestLineSize = 1 << 20);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeOsrm(app, roads);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>The next questions are answered by these instead, one each.</summary>
    public void Next(params Func<HttpContext, Task>[] answers)
    {
        foreach (var answer in answers)
        {
            faults.Enqueue(answer);
        }
    }

    /// <summary>Answers with a status and a text.</summary>
    public static Func<HttpContext, Task> Text(int status, string text) => context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    };

    /// <summary>Answers with a code of the API.</summary>
    public static Func<HttpContext, Task> Code(string code) => Text(StatusCodes.Status400BadRequest, $$"""{"code":"{{code}}","message":"as told"}""");

    /// <summary>Never answers; tells when it is asked.</summary>
    public static Func<HttpContext, Task> Hang(TaskCompletionSource asked) => async context =>
    {
        asked.TrySetResult();
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var address = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        Asked.Enqueue(address);
        if ((Always ?? (faults.TryDequeue(out var next) ? next : null)) is { } instead)
        {
            await instead(context);
            return;
        }

        var (question, code) = OsrmQuestion.Read(address.Split('?')[0], address.Split('?').ElementAtOrDefault(1) ?? "");
        var body = question is null ? new JsonObject { ["code"] = code } : question.Service == "table" ? Table(question) : Route(question);
        context.Response.StatusCode = (string?)body["code"] == "Ok" ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(body.ToJsonString());
    }

    private JsonObject Table(OsrmQuestion question)
    {
        var annotations = question.Options.GetValueOrDefault("annotations", "duration").Split(',');
        if (question.Numbers("sources") is not { } sources || question.Numbers("destinations") is not { } destinations)
        {
            return new JsonObject { ["code"] = "InvalidOptions" };
        }

        if (sources.Count * destinations.Count > MaxTableSize * MaxTableSize)
        {
            return new JsonObject { ["code"] = "TooBig", ["message"] = "Too many table coordinates" };
        }

        if (annotations.Contains("distance") && !TellsMetres)
        {
            return new JsonObject { ["code"] = "NotImplemented" };
        }

        var snapped = question.Points.Select(roads.Snap).ToList();
        JsonArray Matrix(Func<GridPoint, GridPoint, double> value) => new([.. sources.Select(source => new JsonArray(
            [.. destinations.Select(destination => roads.Seconds(snapped[source], snapped[destination]) is null
                ? null
                : (JsonNode)Math.Round(value(snapped[source], snapped[destination]), 1))]))]);
        var answer = new JsonObject
        {
            ["code"] = "Ok",
            ["sources"] = Waypoints(question, sources),
            ["destinations"] = Waypoints(question, destinations),
        };
        if (annotations.Contains("duration"))
        {
            answer["durations"] = Matrix((from, to) => roads.Seconds(from, to)!.Value);
        }

        if (annotations.Contains("distance"))
        {
            answer["distances"] = Matrix(FakeRoads.Along);
        }

        return answer;
    }

    private JsonObject Route(OsrmQuestion question)
    {
        var snapped = question.Points.Select(roads.Snap).ToList();
        var legs = snapped.Zip(snapped.Skip(1)).Select(leg => (Seconds: roads.Seconds(leg.First, leg.Second), Metres: FakeRoads.Along(leg.First, leg.Second))).ToList();
        if (legs.Exists(leg => leg.Seconds is null))
        {
            return new JsonObject { ["code"] = "NoRoute", ["message"] = "Impossible route between points" };
        }

        var corners = snapped.Zip(snapped.Skip(1)).SelectMany(leg => (GridPoint[])[leg.First, new GridPoint(leg.Second.Easting, leg.First.Northing)]).Append(snapped[^1]);
        return new JsonObject
        {
            ["code"] = "Ok",
            ["waypoints"] = Waypoints(question, [.. Enumerable.Range(0, snapped.Count)]),
            ["routes"] = new JsonArray(new JsonObject
            {
                ["duration"] = legs.Sum(leg => leg.Seconds!.Value),
                ["distance"] = legs.Sum(leg => leg.Metres),
                ["geometry"] = question.Options.GetValueOrDefault("geometries") == "polyline6" ? Polyline6.Write(corners.Select(BritishGrid.ToGeo)) : null,
                ["legs"] = new JsonArray([.. legs.Select(leg => new JsonObject { ["duration"] = leg.Seconds, ["distance"] = leg.Metres, ["steps"] = new JsonArray() })]),
            }),
        };
    }

    private JsonArray Waypoints(OsrmQuestion question, IReadOnlyList<int> numbers) => new([.. numbers.Select(number =>
    {
        var point = question.Points[number];
        var road = roads.Snap(point);
        var location = BritishGrid.ToGeo(road);
        return new JsonObject
        {
            ["name"] = "",
            ["location"] = new JsonArray(Math.Round(location.Longitude, 6), Math.Round(location.Latitude, 6)),
            ["distance"] = point.MetresTo(road),
        };
    })]);
}
