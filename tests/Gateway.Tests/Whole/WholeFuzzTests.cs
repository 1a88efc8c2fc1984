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
        await Parallel.ForEachAsync(Enumerable.Range(0, RestRequests).Select(turn => (Turn: turn, Request: fuzzer.Next())), Eight, (one, _) => new(SendAsync(one.Turn, one.Request)));
        for (var turn = RestRequests; turn < 3 * RestRequests && answers.Missing().Count > 0; turn++)
        {
            var request = fuzzer.Next();
            if (answers.Missing().Contains(RouteOf(turn).Method.Name))
            {
                await SendAsync(turn, request);
            }
        }

        Conclude(answers);

        async Task SendAsync(int turn, FuzzRequest request)
        {
            using var message = request.ToMessage(service.Rest.BaseAddress!);
            try
            {
                using var response = await service.Rest.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, Cancel);

                // A stream has no end; that it began is its answer.
                var body = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? [] : await response.Content.ReadAsByteArrayAsync(Cancel);
                if (request.Method == "HEAD" || request.IsRefusedByTheWebServer)
                {
                    answers.JudgeStatus($"{request}", response);
                }
                else
                {
                    answers.Judge($"{request}", RouteOf(turn), response, body);
                }
            }
            catch (HttpRequestException broken)
            {
                answers.Fault($"{request}", $"Not answered: {broken}");
            }
        }
    }

    [Fact]
    public async Task No_call_is_a_fault_of_the_service()
    {
        var fuzzer = new RpcFuzzer(20261127, service.World);
        var answers = new Answers();
        await Parallel.ForEachAsync(Enumerable.Range(0, RpcCalls).Select(turn => turn % 17 == 0 ? fuzzer.NextBroken() : fuzzer.Next()), Eight, (call, _) => new(CallAsync(call)));
        for (var turn = RpcCalls; turn < 3 * RpcCalls && answers.Missing().Count > 0; turn++)
        {
            var call = fuzzer.Next();
            if (answers.Missing().Contains(call.Rpc))
            {
                await CallAsync(call);
            }
        }

        Conclude(answers);

        async Task CallAsync(FuzzCall call)
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
        }
    }

    private static ContractRoute RouteOf(int turn) => ContractRoutes.All[turn % ContractRoutes.All.Count];

    /// <summary>Requests that are all refused at the door would show nothing: every rpc must have been served, and refused for its fields.</summary>
    private void Conclude(Answers answers)
    {
        output.WriteLine(answers.Table());
        Assert.True(answers.Faults.Count == 0, $"{answers.Faults.Count} faults, such as\n{string.Join('\n', answers.Faults.Take(12))}");
        Assert.True(answers.Missing().Count == 0, $"Never served, or never refused for their fields: {string.Join(", ", answers.Missing())}");
    }
}
