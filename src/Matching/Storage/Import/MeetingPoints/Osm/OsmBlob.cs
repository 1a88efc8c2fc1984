using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>One block of a file in OpenStreetMap's PBF format: its type, and what it holds, unpacked.</summary>
/// <param name="Type"><c>OSMHeader</c>, <c>OSMData</c>, or something to pass over.</param>
/// <param name="Data">The message; empty for a type that is passed over.</param>
internal readonly record struct OsmBlob(string Type, ReadOnlyMemory<byte> Data)
{
    /// <summary>Type of the first block.</summary>
    public const string Header = "OSMHeader";

    /// <summary>Type of the blocks that hold the map.</summary>
    public const string Map = "OSMData";

    /// <summary>The format's limits, packed and unpacked.</summary>
    private const int GreatestHeader = 64 * 1024;

    private const int GreatestBlob = 32 * 1024 * 1024;

    /// <summary>Reads the next block; null at the end of the file.</summary>
    /// <exception cref="InvalidDataException">What follows is no block.</exception>
    public static OsmBlob? Read(Stream file)
    {
        Span<byte> size = stackalloc byte[4];
        var read = file.ReadAtLeast(size, size.Length, throwOnEndOfStream: false);
        if (read == 0)
        {
            return null;
        }

        var header = new WireReader(Take(file, read < size.Length ? -1 : BinaryPrimitives.ReadInt32BigEndian(size), GreatestHeader));
        var (type, length) = ("", -1);
        while (header.Next(out var field, out var kind))
        {
            switch (field, kind)
            {
                case (1, WireReader.Lengthy):
                    type = Encoding.UTF8.GetString(header.Bytes());
                    break;
                case (3, WireReader.Number):
                    length = header.Index();
                    break;
                default:
                    header.Skip(kind);
                    break;
            }
        }

        if (type is Header or Map)
        {
            return new OsmBlob(type, Unpack(Take(file, length, GreatestBlob)));
        }

        Take(file, length, GreatestBlob);
        return new OsmBlob(type, default);
    }

    private static byte[] Take(Stream file, int length, int greatest)
    {
        if (length < 0 || length > greatest)
        {
            throw new InvalidDataException("It states a size that no block has.");
        }

        var bytes = new byte[length];
        return file.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : throw new InvalidDataException("The file breaks off in it.");
    }

    private static ReadOnlyMemory<byte> Unpack(byte[] blob)
    {
        var fields = new WireReader(blob);
        var (raw, packed, size) = (default(byte[]), default(byte[]), -1);
        while (fields.Next(out var field, out var kind))
        {
            switch (field, kind)
            {
                case (1, WireReader.Lengthy):
                    raw = fields.Bytes().ToArray();
                    break;
                case (2, WireReader.Number):
                    size = fields.Index();
                    break;
                case (3, WireReader.Lengthy):
                    packed = fields.Bytes().ToArray();
                    break;
                case ( >= 4 and <= 7, WireReader.Lengthy):
                    throw new InvalidDataException("It is packed by a method other than zlib; convert the file with: osmium cat --output-format pbf,pbf_compression=zlib");
                default:
                    fields.Skip(kind);
                    break;
            }
        }

        return raw ?? (packed is not null && size is >= 0 and <= GreatestBlob ? Inflate(packed, size) : throw new InvalidDataException("It holds nothing."));
    }

    private static byte[] Inflate(byte[] packed, int size)
    {
        var unpacked = new byte[size];
        using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        return stream.ReadAtLeast(unpacked, size, throwOnEndOfStream: false) == size && stream.ReadByte() < 0
            ? unpacked
            : throw new InvalidDataException("It does not unpack to the size that it states.");
    }
}
