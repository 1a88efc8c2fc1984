using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gateway.Tests.Journey;

/// <summary>Somebody with a browser. Whatever they are answered is looked through for what others have planted.</summary>
internal sealed partial class Traveller(WatchedService service, Planted own, Planted others, string name, string browser)
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private string access = "";
    private string refresh = "";

    /// <summary>The address that they sign in with.</summary>
    public string Email => $"zq7-{name}@example.org";

    /// <summary>The first name.</summary>
    public string Name => name;

    /// <summary>Signs in by mail, and keeps the tokens.</summary>
    public async Task SignInAsync()
    {
        own.Add("address", Email);
        own.Add("browser", browser);
        own.Add("name", name);
        var started = await CallAsync(HttpMethod.Post, "/v1/signIns", new() { ["campaign"] = "demo", ["email"] = Email, ["browser"] = browser });
        var letter = await service.Post.NextAsync();
        var code = Digits.Match(letter.Subject).Value;
        // Six digits alone would be found in a clock's fractions.
        own.Add("code", $"\"{code}\"");
        own.Add("code", $"{code} is your");
        own.Add("link", Link.Match(letter.Text).Groups[1].Value);
        Keep(await CallAsync(HttpMethod.Post, $"/v1/signIns/{started["id"]}:finish", new() { ["browser"] = browser, ["code"] = code, ["firstName"] = name }));
    }

    /// <summary>Renews the tokens.</summary>
    public async Task RefreshAsync()
    {
        // The old one may have expired, and would be turned away.
        access = "";
        Keep(await CallAsync(HttpMethod.Post, "/v1/tokens:refresh", new() { ["refreshToken"] = refresh }));
    }

    /// <summary>How a read is answered now.</summary>
    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", access);
        using var answer = await service.Client.SendAsync(request, stop);
        return answer.StatusCode;
    }

    /// <summary>A call that must succeed, and show nothing of others but <paramref name="may"/>.</summary>
    public Task<JsonObject> CallAsync(HttpMethod method, string path, JsonObject? body = null, params string[] may) => CallAsync(HttpStatusCode.OK, method, path, body, may);

    /// <summary>A call that must be answered so.</summary>
    public async Task<JsonObject> CallAsync(HttpStatusCode status, HttpMethod method, string path, JsonObject? body = null, params string[] may)
    {
        using var request = new HttpRequestMessage(method, path);
        if (access.Length > 0)
        {
            request.Headers.Authorization = new("Bearer", access);
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        using var answer = await service.Client.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        Assert.True(answer.StatusCode == status, $"{method} {path.Split('?')[0]}: {answer.StatusCode} {text}");
        var head = $"{answer.Headers}{answer.Content.Headers}";
        Assert.Empty(others.In(text, may).Select(what => $"{name} was shown {what} by {method} {path}: {text}"));
        Assert.Empty(others.In(head).Concat(own.In(head)).Select(what => $"a header of {method} {path} holds {what}: {head}"));
        if (!answer.IsSuccessStatusCode)
        {
            Assert.Empty(own.In(text, may).Select(what => $"a refusal of {method} {path} holds {what}: {text}"));
        }

        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Digits { get; }

    [GeneratedRegex("link=([A-Za-z0-9_-]+)")]
    private static partial Regex Link { get; }

    private void Keep(JsonObject tokens)
    {
        (access, refresh) = ((string)tokens["accessToken"]!, (string)tokens["refreshToken"]!);
        own.Add("access token", access);
        own.Add("refresh token", refresh);
    }
}
