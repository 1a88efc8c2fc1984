using System.Text.Json;
using Gateway.Contract;
using Grpc.Core;
using Grpc.Net.Client;
using TestKit.Fuzz;

namespace Gateway.Tests;

/// <summary>The Gateway by itself; the tests of the whole throw the same requests at a real Matching.</summary>
public sealed class FuzzTests(SharedGateway gateway) : IClassFixture<SharedGateway>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_request_is_a_fault_of_the_Gateway_and_every_failure_is_a_problem()
    {
        var fuzzer = new RestFuzzer(20261123);
        var served = 0;
        for (var left = 3000; left > 0; left--)
        {
            var request = fuzzer.Next();
            using var message = request.ToMessage(gateway.Client.BaseAddress!);
            using var response = await gateway.Client.SendAsync(message, Cancel);

            var status = (int)response.StatusCode;
            Assert.True(status < 500, $"{status}: {request}");
            if (status < 400)
            {
                served++;
            }
            else if (request.Method != "HEAD" && !request.IsRefusedByTheWebServer)
            {
                Assert.True(response.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{status}: {request}");
                using var problem = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Cancel));
                Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());

                // Transcoding refused what the Gateway had let pass, and so could not name it.
                Assert.True(problem.RootElement.GetProperty("reason").GetString() != "MALFORMED_REQUEST", $"{request}");
            }
        }

        // Requests that are all refused would show nothing.
        Assert.InRange(served, 300, 2700);
    }

    [Fact]
    public async Task Generated_calls_are_messages_of_their_rpcs()
    {
        var fuzzer = new RpcFuzzer(20261123);
        await using var matching = await FakeMatching.StartAsync();
        using var channel = GrpcChannel.ForAddress(matching.Address);
        for (var left = 300; left > 0; left--)
        {
            await fuzzer.Next().Invoke(channel.CreateCallInvoker(), new CallOptions(cancellationToken: Cancel));
        }

        Assert.Equal(ContractRoutes.All.Count, matching.Answers.Calls.Select(call => call.Request.GetType()).Distinct().Count());
    }
}
