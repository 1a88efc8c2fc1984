using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.WellKnownTypes;
using Matching.Geo;
using Matching.Outcomes;
using Matching.V1;

namespace Matching.Api;

/// <summary>
/// Collects every wrong field of one request, so that all are told at once. Each check returns the value to use where it is right and a
/// harmless stand-in where it is not; <see cref="ThrowIfAny"/> ends the call before a stand-in is used.
/// </summary>
/// <param name="checkOnly">Whether the call is to be checked and not made; see <see cref="Api.CheckOnly"/>.</param>
/// <param name="unread">Fields that the sender could not read, so that what the message holds for them means nothing.</param>
internal sealed class FieldChecks(bool checkOnly, IReadOnlyList<string> unread)
{
    private readonly List<FieldFault> faults = [];
    private Failure? other;

    /// <summary>Tells whether a wrong field has been named.</summary>
    public bool Any => faults.Count > 0;

    /// <summary>Whether the call is to be checked and not made.</summary>
    public bool CheckOnly => checkOnly;

    /// <summary>Whether every field was read.</summary>
    public bool AllRead => unread.Count == 0;

    /// <summary>Names a wrong field, unless it could not be read: then its sender knows.</summary>
    /// <param name="field">The field.</param>
    /// <param name="description">What is wrong, as a sentence that says what would be right.</param>
    /// <param name="restsOn">Other fields that this rests on: where one of them could not be read, nothing is known of this one either.</param>
    public void Add(string field, string description, params ReadOnlySpan<string> restsOn)
    {
        foreach (var other in restsOn)
        {
            if (!IsRead(other))
            {
                return;
            }
        }

        if (IsRead(field))
        {
            faults.Add(new FieldFault(field, description));
        }
    }

    /// <summary>
    /// Ends the call with every wrong field named, where there is one, else with the first other failure taken. A call that is only to be checked ends here
    /// in any case.
    /// </summary>
    /// <exception cref="ChecksPassed">Nothing is wrong with a call that is only to be checked.</exception>
    public void ThrowIfAny()
    {
        if (faults.Count > 0)
        {
            throw ErrorTable.ToException(Failure.Invalid(faults));
        }

        if (other is not null)
        {
            throw ErrorTable.ToException(other);
        }

        if (checkOnly)
        {
            throw new ChecksPassed();
        }
    }

    /// <summary>
    /// The value of a result, or a stand-in where it failed. Its wrong fields are told with all others; any other failure only where no field is wrong.
    /// </summary>
    public T Take<T>(Result<T> result)
        where T : class
    {
        if (result.TryGet(out var value, out var failure))
        {
            return value;
        }

        foreach (var fault in failure.Faults)
        {
            Add(fault.Field, fault.Description);
        }

        other ??= failure.Reason == Reason.InvalidField ? null : failure;
        return null!;
    }

    /// <summary>A text of a stated length without control characters.</summary>
    public string Text(string field, string value, int least, int most)
    {
        if (value.Length < least || value.Length > most)
        {
            Add(field, least == 0 ? $"Must be at most {most} characters." : $"Must be {least} to {most} characters.");
        }
        else if (value.Any(letter => char.IsControl(letter) && letter is not '\n'))
        {
            Add(field, "Must not hold control characters.");
        }

        return value;
    }

    /// <summary>Names a field whose text goes over several lines.</summary>
    public void OneLine(string field, string value)
    {
        if (value.Contains('\n'))
        {
            Add(field, "Must be one line.");
        }
    }

    /// <summary>A UUID.</summary>
    public Guid Id(string field, string value)
    {
        if (Guid.TryParseExact(value, "D", out var id))
        {
            return id;
        }

        Add(field, "Must be a UUID such as 0192f3a4-5b6c-7d8e-9f01-23456789abcd.");
        return Guid.Empty;
    }

    /// <summary>An id where there is one; null for empty.</summary>
    public Guid? OptionalId(string field, string value) => value.Length == 0 ? null : Id(field, value);

    /// <summary>A whole number within bounds.</summary>
    public int Between(string field, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            Add(field, FormattableString.Invariant($"Must be {least} to {most}."));
        }

        return value;
    }

    /// <summary>A number within bounds; not NaN.</summary>
    public double Between(string field, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            Add(field, FormattableString.Invariant($"Must be {least} to {most}."));
        }

        return value;
    }

    /// <summary>An instant that is there and within the years that anything can be planned for.</summary>
    public DateTimeOffset Instant(string field, Timestamp? value)
    {
        if (value is null)
        {
            Add(field, "Must be set, for example 2026-05-02T10:00:00Z.");
            return default;
        }

        return OptionalInstant(field, value) ?? default;
    }

    /// <summary>An instant within the years that anything can be planned for, or null where it is not set.</summary>
    public DateTimeOffset? OptionalInstant(string field, Timestamp? value)
    {
        if (value is null)
        {
            return null;
        }

        // 2000-01-01 to 2100-01-01.
        if (value.Seconds is >= 946_684_800 and < 4_102_444_800 && value.Nanos is >= 0 and < 1_000_000_000)
        {
            // PostgreSQL keeps microseconds; what is answered is what is stored.
            var instant = DateTimeOffset.FromUnixTimeSeconds(value.Seconds).AddTicks(value.Nanos / 1000 * 10);
            return instant;
        }

        Add(field, "Must lie between the years 2000 and 2100.");
        return null;
    }

    /// <summary>A point on the Earth; null where it is not set or wrong.</summary>
    public GeoPoint? OptionalPoint(string field, LatLng? value)
    {
        if (value is null)
        {
            return null;
        }

        if (GeoPoint.IsValid(value.Latitude, value.Longitude))
        {
            return new GeoPoint(value.Latitude, value.Longitude);
        }

        Add(field, "Must be degrees: latitude -90 to 90, longitude -180 to 180.");
        return null;
    }

    /// <summary>Tells whether a text has the form of a seat's GSS code.</summary>
    public bool IsSeatCode(string field, string value)
    {
        if (value.Length == 9 && value[0] is 'E' or 'N' or 'S' or 'W' && !value.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            return true;
        }

        Add(field, "Must be a GSS code such as E14001276.");
        return false;
    }

    /// <summary>Tells whether a text has the form of a campaign's slug.</summary>
    public bool IsSlug(string field, string value)
    {
        if (value.Length is >= 1 and <= 40 && value.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            return true;
        }

        Add(field, "Must be 1 to 40 lower-case letters, digits and hyphens.");
        return false;
    }

    /// <summary>An enum value that this version of the contract names.</summary>
    public T Named<T>(string field, T value)
        where T : struct, System.Enum
    {
        if (!System.Enum.IsDefined(value))
        {
            Add(field, "Must be one of the named values.");
        }

        return value;
    }

    /// <summary>A message that must be there.</summary>
    public bool Present<T>(string field, [NotNullWhen(true)] T? value)
        where T : class
    {
        if (value is not null)
        {
            return true;
        }

        Add(field, "Must be set.");
        return false;
    }

    /// <summary>Whether the field was read, and all that it holds and that holds it.</summary>
    private bool IsRead(string field)
    {
        foreach (var other in unread)
        {
            if (IsWithin(field, other) || IsWithin(other, field))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWithin(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
}
