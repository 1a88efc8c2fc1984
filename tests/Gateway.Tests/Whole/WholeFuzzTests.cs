using Gateway.Contract;
using Grpc.Core;
using TestKit.Fuzz;

namespace Gateway.Tests.Whole;

/// <summary>Throws generated requests at every route and every rpc of the whole service: none is a fault of the service, and every refusal says what to do.</summary>
public sealed class WholeFuzzTests(WholeService service, ITestOutputHelper output) : IClassFixture<WholeService>
{
    private const int RestRequests = 15_000;
    private const int RpcCalls = 15_000;

    private static readonly ParallelOptions Eight = new() { MaxDegreeOfParallelism = 8 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_REST_request_is_a_fault_of_the_service()
    {
        var fuzzer = new RestFuzzer(20261127, service.World);
        var answers = new Answers();
        await Parallel.ForEachAsync(Enumerable.Range(0, RestRequests).Select(turn => (Turn: turn, Request: fuzzer.Next())), Eight, async (one, _) =>
        {
            using var message = one.Request.ToMessage(service.Rest.BaseAddress!);
            HttpResponseMessage? answered;
            try
            {
                answered = await service.Rest.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, Cancel);
            }
            catch (HttpRequestException broken)
            {
                answers.Fault($"{one.Request}", $"Not answered: {broken}");
                return;
            }

            using var response = answered;

            // A stream has no end; that it began is its answer.
            var body = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? [] : await response.Content.ReadAsByteArrayAsync(Cancel);
            if (one.Request.Method != "HEAD" && !IsRefusedByTheWebServer(one.Request))
            {
                var route = ContractRoutes.All[one.Turn % ContractRoutes.All.Count];
                answers.Judge($"{one.Request}", route, response, body);
            }
        });
        Conclude(answers);
    }

    [Fact]
    public async Task No_call_is_a_fault_of_the_service()
    {
        var fuzzer = new RpcFuzzer(20261127, service.World);
        var answers = new Answers();
        await Parallel.ForEachAsync(Enumerable.Range(0, RpcCalls).Select(turn => turn % 17 == 0 ? fuzzer.NextBroken() : fuzzer.Next()), Eight, async (call, _) =>
        {
            var rpc = ContractRoutes.Services.Single(one => one.FullName == call.Service).FindMethodByName(call.Rpc);
            try
            {
                await call.Invoke(service.Rpc, new CallOptions(cancellationToken: Cancel));
                answers.Count(rpc.Name, "OK");
            }
            catch (RpcException failure)
            {
                answers.Judge($"{call}", rpc, failure);
            }
        });
        Conclude(answers);
    }

    /// <summary>Requests that are all refused at the door would show nothing: every rpc must have been served, and refused for its fields.</summary>
    private void Conclude(Answers answers)
    {
        output.WriteLine(answers.Table());
        Assert.True(answers.Faults.Count == 0, $"{answers.Faults.Count} faults, such as\n{string.Join('\n', answers.Faults.Take(12))}");
        Assert.All(ContractRoutes.All.Select(route => route.Method), rpc =>
        {
            Assert.True(answers.CountOf(rpc.Name, "OK") > 0, $"{rpc.Name} was never served.");
            Assert.True(rpc.InputType.Fields.InDeclarationOrder().Count == 0 || answers.CountOf(rpc.Name, "INVALID_FIELD") > 0, $"{rpc.Name} was never refused for its fields.");
        });
    }

    /// <summary>The web server answers these before any of our code.</summary>
    private static bool IsRefusedByTheWebServer(FuzzRequest request) => request.Target.Contains("%00", StringComparison.Ordinal) || request.Method == "TRACE";
}
