namespace Gateway.Caching;

/// <summary>Serves HEAD as GET. The web server keeps in mind that it was HEAD, and sends the headers alone.</summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    /// <summary>Serves the request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
            http.Features.Set(new HeadRequest());
        }

        return next(http);
    }
}
