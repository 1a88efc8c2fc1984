using Matching.Travel;
using Microsoft.Extensions.Options;

namespace Matching.Hosting;

/// <summary>Checks what the options of travel mean together.</summary>
internal sealed class TravelOptionsCheck : IValidateOptions<TravelOptions>
{
    private const string Section = MatchingOptions.Section + ":Travel";

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, TravelOptions options)
    {
        if (options.Engine != TravelOptions.Osrm)
        {
            return ValidateOptionsResult.Success;
        }

        var faults = new List<string>();
        if (!Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0)
        {
            faults.Add($"{Section}:{nameof(options.BaseUrl)} must be http://address:port of an osrm-routed where {nameof(options.Engine)} is {TravelOptions.Osrm}.");
        }

        if (options.AttemptTimeout > options.Timeout)
        {
            faults.Add($"{Section}:{nameof(options.AttemptTimeout)} must not be longer than {nameof(options.Timeout)}.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
