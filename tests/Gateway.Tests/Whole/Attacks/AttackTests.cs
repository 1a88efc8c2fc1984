using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Gateway.Contract;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using TestKit.Fuzz;

namespace Gateway.Tests.Whole.Attacks;

/// <summary>Attacks on the whole service, tried on every rpc and field that there is.</summary>
public sealed class AttackTests(WholeService service) : IClassFixture<WholeService>
{
    private const string Injected = "a\r\nX-Injected: yes\r\nBcc: victim@example.org\r\n\r\n<b>";

    /// <summary>What anybody may know that it is, so that to tell it from nothing tells nothing: sessions and campaigns are public.</summary>
    private static readonly HashSet<string> Public = ["session", "campaign", "page_token", "boundary_set", "seat"];

    /// <summary>Who has the id and the secrets of a sign-in is whose it is; that one without the other is of no use is shown by SignInTests.</summary>
    private static readonly HashSet<string> Secrets = ["sign_in", "code", "refresh_token"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Rpcs => [.. ContractRoutes.Services.SelectMany(one => one.Methods).Select(method => method.FullName)];

    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task An_id_of_others_is_answered_as_one_of_nothing(string name)
    {
        var rpc = Find(name);
        var aimed = new AimedCall(rpc, service.World);
        var nothing = $"{Guid.CreateVersion7(CarefulValues.Now)}";
        var told = new List<string>();
        foreach (var (who, token, knows) in Outsiders())
        {
            foreach (var target in aimed.Targets)
            {
                var kind = KindOf(target[^1]);
                if (aimed.IdOf(target) is not { } id || Public.Contains(kind) || Secrets.Contains(kind) || knows.Contains(kind) || IsGivenByTheService(rpc, target[^1]))
                {
                    continue;
                }

                var real = await AskAsync(aimed.With(target, id, token), id);
                var none = await AskAsync(aimed.With(target, nothing, token), nothing);
                if (real != none)
                {
                    told.Add($"{who} by {string.Join('.', target.Select(field => field.Name))}: {real}, and of nothing {none}");
                }
                else if (real.Contains("INVALID_FIELD", StringComparison.Ordinal))
                {
                    told.Add($"{who} by {string.Join('.', target.Select(field => field.Name))} came no further than to {real}: nothing is shown by it");
                }
            }
        }

        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    /// <summary>Whatever is written into a field of text, no header and no second answer comes of it, over either protocol.</summary>
    [Theory]
    [MemberData(nameof(Rpcs))]
    public async Task No_text_becomes_a_header(string name)
    {
        var rpc = Find(name);
        var aimed = new AimedCall(rpc, service.World);
        foreach (var target in aimed.Targets)
        {
            foreach (var token in (string?[])[null, service.Matching.Tokens.Volunteer("Mal")])
            {
                using var call = aimed.With(target, Injected, token).Invoke(service.Rpc, new CallOptions(cancellationToken: Cancel));
                try
                {
                    await call;
                    AssertClean(await call.ResponseHeadersAsync);
                }
                catch (RpcException refused)
                {
                    AssertClean(refused.Trailers);
                    Assert.True(refused.StatusCode is not (StatusCode.Internal or StatusCode.Unknown), $"{target[^1].FullName}: {refused.Status}");
                }
            }
        }

        var route = ContractRoutes.All.FirstOrDefault(one => one.Method == rpc);
        if (route is not null)
        {
            var escaped = Uri.EscapeDataString(Injected);
            var path = route.PathFields.Aggregate(route.Pattern, (pattern, field) => pattern.Replace($"{{{field.ProtoName}}}", escaped, StringComparison.Ordinal));
            var query = rpc.InputType.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.String && route.FindQueryField(field.JsonName) is not null).Select(field => $"{field.JsonName}={escaped}");
            using var message = new HttpRequestMessage(new HttpMethod(route.Verb), $"{path}?{string.Join('&', query)}");
            message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {service.Matching.Tokens.Volunteer("Mal")}");
            message.Headers.TryAddWithoutValidation("Last-Event-ID", "a%0d%0aX-Injected: yes");
            message.Content = route.HasBody ? new StringContent("{}", Encoding.UTF8, "application/json") : null;
            using var answer = await service.Rest.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, Cancel);
            Assert.False(answer.Headers.Contains("X-Injected"));
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{answer.StatusCode}");
        }
    }

    /// <summary>Who has an account cannot be found out by asking for many: neither status, nor body, nor headers differ.</summary>
    [Fact]
    public async Task Addresses_with_and_without_an_account_are_answered_alike()
    {
        // These have signed in; the others never were heard of.
        var known = await StartAllAsync(number => $"person-{60 + number}@example.org");
        var unknown = await StartAllAsync(number => $"nobody-{number}@example.org");

        Assert.Single(known.Concat(unknown).Distinct());
    }

    /// <summary>People are read by their token alone: no path names one.</summary>
    [Fact]
    public async Task No_path_leads_to_other_people()
    {
        // A list is taken in whole, and names nobody in its path.
        Assert.All(ContractRoutes.All.Where(route => route.Pattern.StartsWith("/v1/people", StringComparison.Ordinal) && route.Pattern != "/v1/people:import"), route => Assert.StartsWith("/v1/people/me", route.Pattern, StringComparison.Ordinal));
        var answers = new List<string>();
        foreach (var person in (string[])["demo:ann", "Ann", "person-61@example.org", "nobody@example.org", $"{Guid.CreateVersion7(CarefulValues.Now)}"])
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, $"/v1/people/{Uri.EscapeDataString(person)}") { Headers = { Authorization = new("Bearer", service.Matching.Tokens.Volunteer("Mal")) } };
            using var answer = await service.Rest.SendAsync(message, Cancel);
            answers.Add($"{answer.StatusCode} {JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["reason"]}");
        }

        Assert.Equal("NotFound ROUTE_NOT_FOUND", Assert.Single(answers.Distinct()));
    }

    private static MethodDescriptor Find(string name) => ContractRoutes.Services.SelectMany(one => one.Methods).Single(method => method.FullName == name);

    private static string KindOf(FieldDescriptor field) => field.Name switch
    {
        "id" => field.ContainingType.Name switch
        {
            "LiftOffer" => "lift_offer",
            "Session" => "session",
            "LiftRequest" or "LiftSeries" or "SignUp" or "Booking" or "Block" or "RoleGrant" => field.ContainingType.Name,
            _ => "campaign",
        },
        var own => own,
    };

    /// <summary>Whoever makes a thing names no id: it must be empty, or is not looked at.</summary>
    private static bool IsGivenByTheService(MethodDescriptor rpc, FieldDescriptor field) =>
        field.Name == "id" && !rpc.Name.StartsWith("Update", StringComparison.Ordinal) && !rpc.Name.StartsWith("Get", StringComparison.Ordinal);

    private static void AssertClean(Metadata headers) => Assert.DoesNotContain(headers, header => header.Key is "x-injected" or "bcc");

    /// <summary>Nobody of these has a part in anything; those of the campaign may know its offers.</summary>
    private IEnumerable<(string Who, string Token, HashSet<string> Knows)> Outsiders()
    {
        var tokens = service.Matching.Tokens;
        yield return ("A volunteer", tokens.Volunteer("Mal"), ["lift_offer", "return_lift_offer"]);
        yield return ("A volunteer of another campaign", tokens.Volunteer("Oz", "other"), []);
        yield return ("An organiser of another campaign", tokens.Organiser("Oscar", "other"), []);
    }

    private async Task<string> AskAsync(FuzzCall call, string id)
    {
        try
        {
            return $"OK {Convert.ToHexString(await call.Invoke(service.Rpc, new CallOptions(cancellationToken: Cancel)))}";
        }
        catch (RpcException refused)
        {
            return $"{refused.StatusCode} {refused.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason} {refused.Status.Detail.Replace(id, "", StringComparison.Ordinal)}";
        }
    }

    private async Task<IReadOnlyList<string>> StartAllAsync(Func<int, string> address)
    {
        var answers = new List<string>();
        for (var number = 0; number < 40; number++)
        {
            using var body = new StringContent($$"""{"campaign":"demo","email":"{{address(number)}}","browser":"{{CarefulValues.Browser}}"}""", Encoding.UTF8, "application/json");
            using var answer = await service.Rest.PostAsync(new Uri("/v1/signIns", UriKind.Relative), body, Cancel);
            var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!.AsObject();
            told.Remove("id");
            var headers = string.Join(' ', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not "Date" and not "Content-Length").Select(header => header.Key).Order(StringComparer.Ordinal));
            answers.Add($"{answer.StatusCode} {headers} {told.ToJsonString().Replace(address(number), "", StringComparison.Ordinal)}");
        }

        return answers;
    }
}
