using System.Collections.ObjectModel;

namespace Matching.Outcomes;

/// <summary>One wrong field of a request.</summary>
/// <param name="Field">Path of the field in the request, in proto spelling, for example <c>session.wanted</c>.</param>
/// <param name="Description">What is wrong, as a sentence that says what would be right.</param>
public sealed record FieldFault(string Field, string Description);

/// <summary>An expected failure: why a call could not be served, in words for its caller.</summary>
/// <param name="Reason">The reason from the closed list.</param>
/// <param name="Detail">A sentence for the caller; never anything from inside the service.</param>
public record Failure(Reason Reason, string Detail)
{
    /// <summary>Every wrong field, where the reason is <see cref="Reason.InvalidField"/>.</summary>
    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    /// <summary>What a program needs to know beside the reason, by names that are documented with it.</summary>
    public IDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>A failure of one field.</summary>
    public static Failure Invalid(string field, string description) => Invalid([new FieldFault(field, description)]);

    /// <summary>A failure of several fields at once.</summary>
    public static Failure Invalid(IReadOnlyList<FieldFault> faults) =>
        new(Reason.InvalidField, faults.Count == 1 ? $"{faults[0].Field}: {faults[0].Description}" : $"{faults.Count} fields are wrong.")
        {
            Faults = faults,
        };
}
