using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gateway.Tests.Journey;

/// <summary>Values that belong to one person, and what they would look like wherever they might slip out.</summary>
internal sealed class Planted
{
    private readonly Lock turn = new();
    private readonly List<(string What, string Text, Regex Pattern)> texts = [];
    private readonly List<(string What, byte[] Bytes)> numbers = [];

    /// <summary>Plants a text, which is looked for in any case, also without spaces and as it stands in an address.</summary>
    public void Add(string what, string text)
    {
        lock (turn)
        {
            foreach (var form in new[] { text, text.Replace(" ", "", StringComparison.Ordinal), Uri.EscapeDataString(text), Convert.ToHexString(Encoding.UTF8.GetBytes(text)) }.Distinct())
            {
                texts.Add((what, form, new Regex(Regex.Escape(form), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)));
            }
        }
    }

    /// <summary>Plants a point: its degrees to seven down to four digits (a house; about ten metres), its longitude to three, and both as binary numbers.</summary>
    public void AddPoint(string what, double latitude, double longitude)
    {
        lock (turn)
        {
            for (var digits = 3; digits <= 7; digits++)
            {
                // Three digits of a latitude are a duration in some log sooner or later; a longitude's sign tells it from one.
                if (digits > 3)
                {
                    AddNumber(latitude, digits);
                }

                AddNumber(longitude, digits);
            }

            numbers.Add((what, BitConverter.GetBytes(latitude)));
            numbers.Add((what, BitConverter.GetBytes(longitude)));
        }

        void AddNumber(double degrees, int digits)
        {
            // Cut off, not rounded: whatever has more digits holds these too.
            var text = Math.Truncate(degrees * Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture);
            text = $"{text[..^digits]}.{text[^digits..]}";
            texts.Add((what, text, new Regex($@"(?<![\d.]){Regex.Escape(text)}", RegexOptions.CultureInvariant)));
        }
    }

    /// <summary>What of it stands in a text, but for what may.</summary>
    public IEnumerable<string> In(string text, params IEnumerable<string> may)
    {
        lock (turn)
        {
            return [.. texts.Where(one => !may.Contains(one.What) && one.Pattern.IsMatch(text)).Select(one => $"{one.What} ({one.Text})")];
        }
    }

    /// <summary>What of it stands in bytes, as text or as a number.</summary>
    public IEnumerable<string> In(byte[] bytes)
    {
        lock (turn)
        {
            return [.. In(Encoding.UTF8.GetString(bytes)), .. numbers.Where(one => bytes.AsSpan().IndexOf(one.Bytes) >= 0).Select(one => $"{one.What} (binary)")];
        }
    }
}
