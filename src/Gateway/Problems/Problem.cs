namespace Gateway.Problems;

/// <summary>A failure as the client will see it (RFC 9457).</summary>
/// <param name="Reason">The reason, which carries the HTTP status.</param>
/// <param name="Detail">A sentence for the caller; never anything from inside.</param>
internal sealed record Problem(Reason Reason, string Detail)
{
    /// <summary>A failure in the reason's own words.</summary>
    public Problem(Reason reason)
        : this(reason, reason.Meaning)
    {
    }

    /// <summary>Every wrong field, where the reason is <see cref="Reasons.InvalidField"/>.</summary>
    public IReadOnlyList<FieldProblem> Errors { get; init; } = [];

    /// <summary>What a program needs to know beside the reason, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>How long to wait before trying again, where that helps.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A failure of several fields at once.</summary>
    public static Problem Invalid(IReadOnlyList<FieldProblem> errors) =>
        new(Reasons.InvalidField, errors.Count == 1 ? $"{errors[0].Field}: {errors[0].Detail}" : $"{errors.Count} fields are wrong.") { Errors = errors };
}
