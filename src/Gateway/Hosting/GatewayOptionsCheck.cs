using System.Net;
using Microsoft.Extensions.Options;
using Operations;

namespace Gateway.Hosting;

/// <summary>Checks all that an operator has set before the Gateway starts, and tells every fault at once.</summary>
internal sealed class GatewayOptionsCheck : IValidateOptions<GatewayOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        var faults = new List<string>();
        Check(IsMatching(options.Matching), nameof(options.Matching), "must be http://host:port, https://host:port or dns:///host:port");
        Check(
            !IsMatching(options.Matching) || options.EncryptsToMatching || options.MatchingTls.AllowCleartext || IsOnLoopback(options.Matching),
            nameof(options.Matching),
            "must begin with https, or Gateway:MatchingTls:Authority be set, unless it is on loopback, or Gateway:MatchingTls:AllowCleartext is true");
        if (options.MatchingTls.Fault() is { } fault)
        {
            faults.Add($"{GatewayOptions.Section}:{nameof(options.MatchingTls)}{fault}.");
        }

        if (options.Web.Fault() is { } webFault)
        {
            faults.Add($"{GatewayOptions.Section}:{nameof(options.Web)}{webFault}.");
        }

        Check(ListenAddress.TryParse(options.Listen, out _), nameof(options.Listen), "must be http://address:port");
        Check(ListenAddress.TryParse(options.MetricsListen, out _), nameof(options.MetricsListen), "must be http://address:port");
        Check(
            options.Deadline >= TimeSpan.FromMilliseconds(100) && options.Deadline <= TimeSpan.FromMinutes(5),
            nameof(options.Deadline),
            "must be 100 ms to 5 min, for example 00:00:10");
        Check(options.MaxBodyBytes is >= 1024 and <= 64 * 1024 * 1024, nameof(options.MaxBodyBytes), "must be 1024 to 67108864");
        Check(options.MaxPlanBytes is >= 1024 and <= 64 * 1024 * 1024, nameof(options.MaxPlanBytes), "must be 1024 to 67108864");
        Check(options.HeadersWithin >= TimeSpan.FromSeconds(1) && options.HeadersWithin <= TimeSpan.FromMinutes(5), nameof(options.HeadersWithin), "must be 1 s to 5 min, for example 00:00:10");
        Check(options.SlowFor >= TimeSpan.FromSeconds(1.1) && options.SlowFor <= TimeSpan.FromMinutes(5), nameof(options.SlowFor), "must be 1.1 s to 5 min, for example 00:00:05");
        CheckLimit(options.SlowestBytesPerSecond, nameof(options.SlowestBytesPerSecond));
        CheckLimit(options.RequestsPerSecond, nameof(options.RequestsPerSecond));
        CheckLimit(options.RequestBurst, nameof(options.RequestBurst));
        CheckLimit(options.SignInStartsAnHour, nameof(options.SignInStartsAnHour));
        CheckLimit(options.SignInTriesAnHour, nameof(options.SignInTriesAnHour));
        CheckLimit(options.RefreshesAnHour, nameof(options.RefreshesAnHour));
        CheckLimit(options.StrangerSearchesAnHour, nameof(options.StrangerSearchesAnHour));
        CheckLimit(options.PersonSearchesAnHour, nameof(options.PersonSearchesAnHour));
        CheckLimit(options.ExportsAnHour, nameof(options.ExportsAnHour));
        Check(options.CorsOrigins.All(IsOrigin), nameof(options.CorsOrigins), "must be origins such as https://example.org, or *");
        Check(options.TrustedProxies.All(IsNetwork), nameof(options.TrustedProxies), "must be addresses or networks such as 10.0.0.0/8");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void CheckLimit(int limit, string option) => Check(limit is >= 1 and <= 1_000_000, option, "must be 1 to 1000000");

        void Check(bool right, string option, string otherwise)
        {
            if (!right)
            {
                faults.Add($"{GatewayOptions.Section}:{option} {otherwise}.");
            }
        }
    }

    private static bool IsMatching(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https" or "dns");

    private static bool IsOnLoopback(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != "dns" ? uri.IsLoopback : Uri.TryCreate($"http:/{uri.AbsolutePath}", UriKind.Absolute, out var named) && named.IsLoopback);

    private static bool IsOrigin(string text) =>
        text == "*" || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.GetLeftPart(UriPartial.Authority) == text);

    private static bool IsNetwork(string text) => IPAddress.TryParse(text, out _) || IPNetwork.TryParse(text, out _);
}
