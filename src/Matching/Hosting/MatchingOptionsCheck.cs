using System.Net;
using Microsoft.Extensions.Options;
using Npgsql;
using Operations;

namespace Matching.Hosting;

/// <summary>Checks what an operator set, and tells every fault at once.</summary>
internal sealed class MatchingOptionsCheck : IValidateOptions<MatchingOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, MatchingOptions options)
    {
        var faults = new List<string>();
        Check(IsConnection(options.Database), nameof(options.Database), "must be an Npgsql connection string such as Host=…;Username=…;Database=…");
        Check(options.WorkDatabase.Length == 0 || IsConnection(options.WorkDatabase), nameof(options.WorkDatabase), "must be an Npgsql connection string, or empty");
        Check(ListenAddress.TryParse(options.Listen, out var endpoint, out var encrypted), nameof(options.Listen), "must be http://address:port or https://address:port");
        Check(
            endpoint is null || encrypted || options.Tls.AllowCleartext || IPAddress.IsLoopback(endpoint.Address),
            nameof(options.Listen),
            "must begin with https unless it is on loopback, or Matching:Tls:AllowCleartext is true");
        Check(!encrypted || options.Tls.Certificate.Length > 0, "Tls:Certificate", "must name a file where Matching:Listen begins with https");
        Check(options.Tls.Authority.Length == 0 || options.Tls.Peer.Length > 0, "Tls:Peer", "must be the name in the certificates of clients");
        if (options.Tls.Fault() is { } fault)
        {
            faults.Add($"{MatchingOptions.Section}:Tls{fault}.");
        }

        Check(ListenAddress.TryParse(options.MetricsListen, out _), nameof(options.MetricsListen), "must be http://address:port");
        Check(options.OriginKeys.Length > 0, nameof(options.OriginKeys), "must name a file");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        // Never with the value: a connection string holds a password.
        void Check(bool right, string option, string otherwise)
        {
            if (!right)
            {
                faults.Add($"{MatchingOptions.Section}:{option} {otherwise}.");
            }
        }
    }

    private static bool IsConnection(string text)
    {
        try
        {
            return !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }
}
