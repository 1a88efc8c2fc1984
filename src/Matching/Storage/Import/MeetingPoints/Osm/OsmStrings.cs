using System.Text;

namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>The texts of one block, which its elements name by number; made into strings only when they are wanted.</summary>
internal sealed class OsmStrings
{
    private readonly List<(int Start, int Length)> places = [];
    private readonly List<bool> telling = [];
    private readonly byte[] bytes;

    /// <summary>Reads a string table.</summary>
    /// <param name="table">The table's message.</param>
    public OsmStrings(ReadOnlySpan<byte> table)
    {
        bytes = table.ToArray();
        var texts = new WireReader(bytes);
        while (texts.Next(out var field, out var kind))
        {
            if ((field, kind) != (1, WireReader.Lengthy))
            {
                texts.Skip(kind);
                continue;
            }

            var text = texts.Bytes();
            places.Add((Offset(text), text.Length));
            telling.Add(OsmPlaces.IsTelling(text));
        }
    }

    /// <summary>Tells whether the text is a key that may make an element a meeting point.</summary>
    public bool IsTelling(int number) => telling[Checked(number)];

    /// <summary>The text.</summary>
    public string this[int number] => Encoding.UTF8.GetString(bytes, places[Checked(number)].Start, places[number].Length);

    private int Offset(ReadOnlySpan<byte> text)
    {
        bytes.AsSpan().Overlaps(text, out var offset);
        return offset;
    }

    private int Checked(int number) => number >= 0 && number < places.Count ? number : throw new InvalidDataException("An element names a text that is not there.");
}
