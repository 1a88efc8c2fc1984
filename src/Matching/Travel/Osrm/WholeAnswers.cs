namespace Matching.Travel.Osrm;

/// <summary>Reads the whole body before an answer counts as given, so that timeouts and repeats cover the body too.</summary>
internal sealed class WholeAnswers : DelegatingHandler
{
    private const long GreatestBytes = 256L * 1024 * 1024;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(GreatestBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
