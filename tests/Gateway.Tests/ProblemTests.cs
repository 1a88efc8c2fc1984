using System.Net;
using System.Text;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Matching.V1;
using Status = Google.Rpc.Status;

namespace Gateway.Tests;

public sealed class ProblemTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/v2", 404, "ROUTE_NOT_FOUND")]
    [InlineData("GET", "/v1/nothing", 404, "ROUTE_NOT_FOUND")]
    [InlineData("GET", "/v1/seats:unknown", 404, "ROUTE_NOT_FOUND")]
    [InlineData("DELETE", "/v1/seats", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("OPTIONS", "/v1/seats", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("GET", "/v1/sessions/x:cancel", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("PATCH", "/v1/sessions/x:cancel", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("DELETE", "/v1/sessions/x:cancel", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("GET", "/v1/sessions/x/signUps/y:cancel", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("POST", "/v1/seats:nearestMarginals", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("POST", "/v1/liftOffers/x:watch", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("DELETE", "/v1/liftOffers/x:watch", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("POST", "/v1/liftOffers/x:nothing", 404, "ROUTE_NOT_FOUND")]
    [InlineData("POST", "/matching.v1.SeatService/GetSeat", 404, "ROUTE_NOT_FOUND")]
    [InlineData("POST", "/matching.v1.SeatService/Nothing", 404, "ROUTE_NOT_FOUND")]
    public async Task What_has_no_route_is_a_problem(string method, string path, int status, string reason)
    {
        await using var gateway = await GatewayFixture.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var response = await gateway.Client.SendAsync(request, Cancel);

        var problem = await ReadAsync(response, status);
        Assert.Equal(reason, problem.GetProperty("reason").GetString());
        Assert.Equal(status == 405, response.Content.Headers.Allow.Count > 0);
    }

    [Fact]
    public async Task A_rich_failure_keeps_its_reason_and_names_fields_as_the_client_wrote_them()
    {
        await using var gateway = await GatewayFixture.StartAsync();
        gateway.Matching.On<CreateSessionRequest>(_ => throw Failure(
            Code.InvalidArgument,
            "INVALID_FIELD",
            "2 fields are wrong.",
            ("session.bring", "Must be at most 500 characters."),
            ("request_id", "Must be at most 64 characters.")));

        var response = await gateway.Client.PostAsync("/v1/sessions", new StringContent("{}", Encoding.UTF8, "application/json"), Cancel);

        var problem = await ReadAsync(response, 400);
        Assert.Equal("INVALID_FIELD", problem.GetProperty("reason").GetString());
        Assert.Equal(["bring", "requestId"], problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData(Code.NotFound, "SEAT_NOT_FOUND", 404)]
    [InlineData(Code.Aborted, "ETAG_MISMATCH", 409)]
    [InlineData(Code.AlreadyExists, "REQUEST_ID_REUSED", 409)]
    [InlineData(Code.Unauthenticated, "UNAUTHENTICATED", 401)]
    [InlineData(Code.PermissionDenied, "PERMISSION_DENIED", 403)]
    [InlineData(Code.ResourceExhausted, "RATE_LIMITED", 429)]
    [InlineData(Code.Unavailable, "UNAVAILABLE", 503)]
    [InlineData(Code.DeadlineExceeded, "DEADLINE_EXCEEDED", 504)]
    [InlineData(Code.Internal, "INTERNAL", 500)]
    public async Task Each_reason_has_its_status(Code code, string reason, int status)
    {
        await using var gateway = await GatewayFixture.StartAsync();
        gateway.Matching.On<GetSeatRequest>(_ => throw Failure(code, reason, "In words for the caller."));

        var response = await gateway.Client.GetAsync("/v1/seats/E14001276", Cancel);

        var problem = await ReadAsync(response, status);
        Assert.Equal(reason, problem.GetProperty("reason").GetString());
        Assert.Equal("In words for the caller.", problem.GetProperty("detail").GetString());
        Assert.Equal(status == 401, response.Headers.WwwAuthenticate.Count > 0);
        Assert.Equal(status is 429 or 503, response.Headers.RetryAfter is not null);
    }

    [Theory]
    [InlineData(StatusCode.Unknown, 500)]
    [InlineData(StatusCode.Internal, 500)]
    [InlineData(StatusCode.Unavailable, 503)]
    [InlineData(StatusCode.Unauthenticated, 401)]
    [InlineData(StatusCode.InvalidArgument, 400)]
    public async Task A_failure_without_details_tells_nothing_from_inside(StatusCode code, int status)
    {
        await using var gateway = await GatewayFixture.StartAsync();
        gateway.Matching.On<GetSeatRequest>(_ => throw new RpcException(new Grpc.Core.Status(code, "secret: Host=10.0.0.5;Password=hunter2")));

        var response = await gateway.Client.GetAsync("/v1/seats/E14001276", Cancel);

        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await ReadAsync(response, status);
    }

    [Fact]
    public async Task A_matching_that_is_down_is_unavailable_with_a_time_to_try_again()
    {
        await using var gateway = await GatewayFixture.StartAsync();
        await gateway.Matching.DisposeAsync();

        var read = await gateway.Client.GetAsync("/v1/seats/E14001276", Cancel);
        var write = await gateway.Client.PostAsync("/v1/liftOffers", new StringContent("{}", Encoding.UTF8, "application/json"), Cancel);
        var ready = await gateway.Client.GetAsync("/health/ready", Cancel);
        var live = await gateway.Client.GetAsync("/health/live", Cancel);

        foreach (var response in new[] { read, write, ready })
        {
            await ReadAsync(response, 503);
            Assert.NotNull(response.Headers.RetryAfter);
        }

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_ends_at_its_deadline()
    {
        await using var gateway = await GatewayFixture.StartAsync("Gateway:Deadline=00:00:00.300");
        gateway.Matching.On<GetSeatRequest>(async (_, context) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            return new GetSeatResponse();
        });

        var response = await gateway.Client.GetAsync("/v1/seats/E14001276", Cancel);

        var problem = await ReadAsync(response, 504);
        Assert.Equal("DEADLINE_EXCEEDED", problem.GetProperty("reason").GetString());
    }

    /// <summary>The problem of a response, whose form is checked.</summary>
    internal static async Task<JsonElement> ReadAsync(HttpResponseMessage response, int status)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        var problem = document.RootElement.Clone();
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.Equal($"/docs#{problem.GetProperty("reason").GetString()}", problem.GetProperty("type").GetString());
        return problem;
    }

    private static RpcException Failure(Code code, string reason, string message, params (string Field, string Description)[] violations)
    {
        var status = new Status
        {
            Code = (int)code,
            Message = message,
            Details = { Any.Pack(new ErrorInfo { Reason = reason, Domain = "matching.v1" }) },
        };
        if (violations.Length > 0)
        {
            var bad = new BadRequest();
            bad.FieldViolations.AddRange(violations.Select(violation => new BadRequest.Types.FieldViolation { Field = violation.Field, Description = violation.Description }));
            status.Details.Add(Any.Pack(bad));
        }

        return status.ToRpcException();
    }
}
