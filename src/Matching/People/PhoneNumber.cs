using PhoneNumbers;

namespace Matching.People;

/// <summary>A telephone number that exists in some country's plan, as E.164 writes it.</summary>
public sealed record PhoneNumber
{
    /// <summary>Most characters that are looked at.</summary>
    public const int MostCharacters = 40;

    /// <summary>Whose numbers are written without their country.</summary>
    private const string HomeRegion = "GB";

    private PhoneNumber(string text) => Text = text;

    /// <summary>The number, for example <c>+442079460000</c>.</summary>
    public string Text { get; }

    /// <summary>Reads a number as people write it; null where nobody can have it.</summary>
    public static PhoneNumber? TryParse(string text)
    {
        if (text.Length > MostCharacters)
        {
            return null;
        }

        var plans = PhoneNumberUtil.GetInstance();
        try
        {
            var number = plans.Parse(text, HomeRegion);
            return plans.IsValidNumber(number) && !number.HasExtension ? new PhoneNumber(plans.Format(number, PhoneNumberFormat.E164)) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>Never printed by accident.</summary>
    public override string ToString() => "a telephone number";
}
