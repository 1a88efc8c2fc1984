namespace TestKit.Fuzz;

/// <summary>One REST request as it goes over the wire.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Target">Path and query, as they are: nothing may mend them.</param>
/// <param name="ContentType">Content type; null for none.</param>
/// <param name="Body">Body; null for none.</param>
/// <param name="Token">Bearer token; null for none.</param>
internal sealed record FuzzRequest(string Method, string Target, string? ContentType, byte[]? Body, string? Token = null)
{
    /// <summary>Whether the web server answers it before any of our code: it knows no TRACE, and no NUL in a path.</summary>
    public bool IsRefusedByTheWebServer => Method == "TRACE" || Target.Split('?')[0].Contains("%00", StringComparison.Ordinal);

    /// <summary>The request for an HTTP client.</summary>
    public HttpRequestMessage ToMessage(Uri address)
    {
        var uri = new Uri($"{address.GetLeftPart(UriPartial.Authority)}{Target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(Method), uri);
        if (Token is not null)
        {
            message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token}");
        }

        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);

            // So that the answer to a body that is too large is read rather than lost in a broken pipe.
            message.Headers.ExpectContinue = Body.Length > 100_000;
            if (ContentType is not null)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            }
        }

        return message;
    }

    /// <inheritdoc />
    public override string ToString() =>
        $"{Method} {Target} ({ContentType}) {(Body is null ? "" : Convert.ToHexString(Body.AsSpan(0, Math.Min(Body.Length, 400))))}";
}
