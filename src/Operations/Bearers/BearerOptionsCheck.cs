using Microsoft.Extensions.Options;

namespace Operations.Bearers;

/// <summary>Checks whose tokens an operator wants believed, and tells every fault at once.</summary>
internal sealed class BearerOptionsCheck(string section) : IValidateOptions<BearerOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, BearerOptions options)
    {
        List<string> faults =
        [
            .. Missing(nameof(options.Issuer), options.Issuer),
            .. Missing(nameof(options.Audience), options.Audience),
            .. Missing(nameof(options.KeyFile), options.KeyFile),
            .. options.Issuers.SelectMany((issuer, at) => issuer.Faults($"{section}:{nameof(options.Issuers)}:{at}")),
            .. options.Issuers.Select(issuer => issuer.Issuer).Append(options.Issuer).GroupBy(issuer => issuer, StringComparer.Ordinal).Where(same => same.Count() > 1)
                .Select(same => $"{section}:{nameof(options.Issuers)} names {same.Key} twice."),
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Missing(string option, string value) => value.Length == 0 ? [$"{section}:{option} must be set."] : [];
}
