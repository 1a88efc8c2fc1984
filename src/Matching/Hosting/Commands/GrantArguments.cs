using Matching.People;

namespace Matching.Hosting.Commands;

/// <summary>What <c>admin add</c> is to grant.</summary>
/// <param name="Campaign">Slug of the campaign.</param>
/// <param name="Address">To whom.</param>
/// <param name="Role">Administrator or organiser.</param>
/// <param name="Seats">Codes of an organiser's seats; null for every seat.</param>
internal sealed record GrantArguments(string Campaign, EmailAddress Address, Role Role, IReadOnlyList<string>? Seats)
{
    /// <summary>What the arguments say; null where they cannot be read.</summary>
    public static GrantArguments? TryParse(string[] args)
    {
        if (args is not ["add", var address, .. var options] || EmailAddress.TryParse(address) is not { } parsed)
        {
            return null;
        }

        var wanted = new GrantArguments("demo", parsed, Role.Administrator, null);
        for (var at = 0; at < options.Length; at++)
        {
            switch (options[at])
            {
                case "--campaign" when at + 1 < options.Length:
                    wanted = wanted with { Campaign = options[++at] };
                    break;
                case "--organiser" when wanted.Role == Role.Administrator:
                    wanted = wanted with { Role = Role.Organiser };
                    break;
                case "--seats" when at + 1 < options.Length && wanted.Role == Role.Administrator && Codes(options[++at]) is { } codes:
                    wanted = wanted with { Role = Role.Organiser, Seats = codes };
                    break;
                default:
                    return null;
            }
        }

        return wanted;
    }

    /// <summary>What of arguments that cannot be read a person most likely got wrong; null where the usage says it best.</summary>
    public static string? WhyNot(string[] args) =>
        args is not ["add", var address, .. var options] ? null
        : EmailAddress.TryParse(address) is null ? $"{address} is no address of electronic mail."
        : Array.IndexOf(options, "--seats") is >= 0 and var at && at + 1 < options.Length && Codes(options[at + 1]) is null ? $"{options[at + 1]} is no list of seats' codes such as E14001276,E14001277."
        : null;

    /// <summary>Codes as the publishers write them: a letter and eight digits.</summary>
    private static string[]? Codes(string list)
    {
        var codes = list.Split(',', StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToArray();
        return codes.Length <= 650 && codes.All(code => code is [>= 'A' and <= 'Z', ..] && code.Length == 9 && code.Skip(1).All(char.IsAsciiDigit)) ? codes : null;
    }
}
