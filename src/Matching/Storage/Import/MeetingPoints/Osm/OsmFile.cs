using System.Text;

namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>A map in OpenStreetMap's PBF format, read block by block: however large it is, one block is in memory.</summary>
internal sealed class OsmFile(string path, IProgress<ImportProgress>? progress)
{
    private static readonly string[] Understood = ["OsmSchema-V0.6", "DenseNodes"];

    /// <summary>Where each block of the map begins, and what it holds; known after the first pass.</summary>
    private readonly List<(long Start, OsmKinds Kinds)> blocks = [];

    /// <summary>Tells whether a file is such a map: by its name, or by its first block.</summary>
    public static bool Is(string path)
    {
        if (path.EndsWith(".pbf", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        using var file = File.OpenRead(path);
        var start = new byte[15];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan(4).SequenceEqual("\n\tOSMHeader"u8);
    }

    /// <summary>Reads all of the map.</summary>
    /// <exception cref="ImportRefusedException">The file is not whole, or not such a map.</exception>
    public void ReadAll(string stage, IOsmReader reader)
    {
        using var file = File.OpenRead(path);
        for (var number = 1; ; number++)
        {
            var start = file.Position;
            progress?.Report(new ImportProgress(stage, start, file.Length));
            if (Guarded(number, start, () => OsmBlob.Read(file)) is not { } blob)
            {
                break;
            }

            if (number == 1)
            {
                Guarded(number, start, () => Demand(blob));
            }
            else if (blob.Type == OsmBlob.Map)
            {
                blocks.Add((start, Guarded(number, start, () => OsmBlock.Read(blob.Data.Span, reader))));
            }
        }

        if (blocks.Count == 0)
        {
            throw new ImportRefusedException(path, null, null, "The file holds no map.");
        }
    }

    /// <summary>Reads again those blocks that hold any of some kinds of elements.</summary>
    /// <exception cref="ImportRefusedException">The file has changed meanwhile.</exception>
    public void ReadAgain(string stage, OsmKinds kinds, IOsmReader reader)
    {
        using var file = File.OpenRead(path);
        for (var at = 0; at < blocks.Count; at++)
        {
            progress?.Report(new ImportProgress(stage, at, blocks.Count));
            var (start, held) = blocks[at];
            if ((held & kinds) != 0)
            {
                file.Position = start;
                Guarded(at + 2, start, () => OsmBlock.Read(OsmBlob.Read(file)!.Value.Data.Span, reader));
            }
        }
    }

    private static bool Demand(OsmBlob blob)
    {
        if (blob.Type != OsmBlob.Header)
        {
            throw new InvalidDataException("The file does not begin as a map in OpenStreetMap's PBF format does.");
        }

        var fields = new WireReader(blob.Data.Span);
        while (fields.Next(out var field, out var kind))
        {
            if ((field, kind) != (4, WireReader.Lengthy))
            {
                fields.Skip(kind);
            }
            else if (Encoding.UTF8.GetString(fields.Bytes()) is var feature && !Understood.Contains(feature))
            {
                throw new InvalidDataException($"The map needs \"{feature}\", which is not understood here.");
            }
        }

        return true;
    }

    private T Guarded<T>(int number, long start, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            throw new ImportRefusedException(path, null, null, FormattableString.Invariant($"Block {number}, at byte {start}, cannot be read. {fault.Message}"), fault);
        }
    }
}
