namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>Reads the fields of one protocol buffer message, without making objects of them.</summary>
/// <exception cref="InvalidDataException">The bytes are no message; thrown by every method.</exception>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    /// <summary>A field whose value is <see cref="Varint"/>.</summary>
    public const int Number = 0;

    /// <summary>A field whose value is <see cref="Bytes"/>.</summary>
    public const int Lengthy = 2;

    private ReadOnlySpan<byte> rest = message;

    /// <summary>True where nothing is left.</summary>
    public readonly bool AtEnd => rest.IsEmpty;

    /// <summary>Goes on to the next field; false at the end.</summary>
    public bool Next(out int field, out int kind)
    {
        if (rest.IsEmpty)
        {
            (field, kind) = (0, 0);
            return false;
        }

        var tag = Varint();
        (field, kind) = ((int)(tag >> 3), (int)(tag & 7));
        return tag is > 7 and <= uint.MaxValue ? true : throw new InvalidDataException("A field has no number.");
    }

    /// <summary>A number of up to 64 bits.</summary>
    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0, at = 0; shift < 70 && at < rest.Length; shift += 7, at++)
        {
            value |= (ulong)(rest[at] & 0x7F) << shift;
            if (rest[at] < 0x80)
            {
                rest = rest[(at + 1)..];
                return value;
            }
        }

        throw new InvalidDataException("A number breaks off.");
    }

    /// <summary>A number whose last bit is its sign.</summary>
    public long Signed()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number that must be an index or a size.</summary>
    public int Index() => Varint() is var value and <= int.MaxValue ? (int)value : throw new InvalidDataException("A number is too large.");

    /// <summary>Bytes, text, packed numbers or a message within this one.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var length = Varint();
        if (length > (ulong)rest.Length)
        {
            throw new InvalidDataException("A field is longer than its message.");
        }

        var bytes = rest[..(int)length];
        rest = rest[(int)length..];
        return bytes;
    }

    /// <summary>Passes over the value of a field that is not wanted.</summary>
    public void Skip(int kind)
    {
        switch (kind)
        {
            case Number:
                Varint();
                break;
            case Lengthy:
                Bytes();
                break;
            case 1 when rest.Length >= 8:
                rest = rest[8..];
                break;
            case 5 when rest.Length >= 4:
                rest = rest[4..];
                break;
            default:
                throw new InvalidDataException("A field has a kind that is not known.");
        }
    }
}
