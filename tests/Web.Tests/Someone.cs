using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Web.Tests;

/// <summary>Somebody who calls the API without a browser.</summary>
internal class Someone : IDisposable
{
    private readonly HttpClient client;

    /// <summary>Whoever a token names.</summary>
    public Someone(Site site, string token)
    {
        client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Sends a body; it must be taken.</summary>
    public async Task<JsonObject> CallAsync(string path, JsonObject body, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Asks; there must be an answer.</summary>
    public async Task<JsonObject> AskAsync(string path) => (await client.GetFromJsonAsync<JsonObject>(path, TestContext.Current.CancellationToken))!;

    /// <inheritdoc />
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        client.Dispose();
    }
}
