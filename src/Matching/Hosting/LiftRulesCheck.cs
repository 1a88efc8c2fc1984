using Matching.Lifts;
using Matching.Storage.Lifts;
using Microsoft.Extensions.Options;

namespace Matching.Hosting;

/// <summary>Checks what an operator set for lifts, the file of keys too, and tells every fault at once when the service starts, not to the first driver.</summary>
internal sealed class LiftRulesCheck(IServiceProvider services) : IValidateOptions<LiftRules>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, LiftRules options)
    {
        List<string> faults = [.. FaultsOf(options)];
        if (KeyFault() is { } fault)
        {
            faults.Add(fault);
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>What is wrong with the rules.</summary>
    public static IEnumerable<string> FaultsOf(LiftRules rules)
    {
        var faults = new List<string>();
        Time(nameof(rules.Buffer), rules.Buffer, TimeSpan.Zero, 2 * Hour);
        Time(nameof(rules.StopTime), rules.StopTime, TimeSpan.Zero, Hour / 4);
        Time(nameof(rules.DefaultDetour), rules.DefaultDetour, TimeSpan.Zero, 2 * Hour);
        Time(nameof(rules.GreatestShift), rules.GreatestShift, TimeSpan.Zero, 12 * Hour);
        Time(nameof(rules.GreatestWaitPassing), rules.GreatestWaitPassing, TimeSpan.Zero, 12 * Hour);
        Time(nameof(rules.RideAllowance), rules.RideAllowance, TimeSpan.Zero, 12 * Hour);
        Time(nameof(rules.GreatestDrift), rules.GreatestDrift, TimeSpan.Zero, Hour);
        Number(nameof(rules.RideFactor), rules.RideFactor, 1, 10);
        Number(nameof(rules.WalkMetresPerSecond), rules.WalkMetresPerSecond, 0.1, 5);
        Number(nameof(rules.WalkWeight), rules.WalkWeight, 0, 100);
        Number(nameof(rules.WaitWeight), rules.WaitWeight, 0, 100);
        return faults;

        void Time(string option, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
            {
                faults.Add($"{MatchingOptions.Section}:Lifts:{option} must be {least:c} to {most:c}.");
            }
        }

        void Number(string option, double value, double least, double most)
        {
            // Turned about, so that what is no number is refused too.
            if (!(value >= least && value <= most))
            {
                faults.Add(FormattableString.Invariant($"{MatchingOptions.Section}:Lifts:{option} must be {least} to {most}."));
            }
        }
    }

    /// <summary>The keys. In development they are made where they are missing; elsewhere an operator makes them, since lost keys lose every origin.</summary>
    public static OriginKeys Keys(IServiceProvider services)
    {
        // Not through the checked options: where another of them is wrong, this file is to be told of too.
        var path = (services.GetRequiredService<IConfiguration>().GetSection(MatchingOptions.Section).Get<MatchingOptions>() ?? new()).OriginKeys;
        return services.GetRequiredService<IHostEnvironment>().IsDevelopment() ? OriginKeys.ReadOrMake(path) : OriginKeys.Read(path);
    }

    private string? KeyFault()
    {
        const string Option = $"{MatchingOptions.Section}:{nameof(MatchingOptions.OriginKeys)}";
        try
        {
            services.GetRequiredService<OriginKeys>();
            return null;
        }
        catch (InvalidOperationException fault)
        {
            return $"{Option}: {fault.Message}";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"{Option} must name a file that the service can read: {fault.Message}";
        }
    }
}
