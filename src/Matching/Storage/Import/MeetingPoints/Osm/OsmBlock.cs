namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>Reads one block of the map, <c>PrimitiveBlock</c>: what all its elements share, and the groups that they stand in.</summary>
internal static class OsmBlock
{
    /// <summary>Reads a block and gives each element to a reader; returns which kinds of elements it holds.</summary>
    /// <exception cref="InvalidDataException">It is no such block.</exception>
    public static OsmKinds Read(ReadOnlySpan<byte> message, IOsmReader reader)
    {
        // What the groups mean depends on fields that may stand after them.
        var elements = new OsmElements(Strings(message), OsmScale.Read(message), reader);
        var kinds = OsmKinds.None;
        var fields = new WireReader(message);
        while (fields.Next(out var field, out var kind))
        {
            if ((field, kind) == (2, WireReader.Lengthy))
            {
                kinds |= Group(fields.Bytes(), elements);
            }
            else
            {
                fields.Skip(kind);
            }
        }

        return kinds;
    }

    private static OsmStrings Strings(ReadOnlySpan<byte> message)
    {
        ReadOnlySpan<byte> table = [];
        var fields = new WireReader(message);
        while (fields.Next(out var field, out var kind))
        {
            if ((field, kind) == (1, WireReader.Lengthy))
            {
                table = fields.Bytes();
            }
            else
            {
                fields.Skip(kind);
            }
        }

        return new OsmStrings(table);
    }

    private static OsmKinds Group(ReadOnlySpan<byte> group, OsmElements elements)
    {
        var kinds = OsmKinds.None;
        var fields = new WireReader(group);
        while (fields.Next(out var field, out var kind))
        {
            switch (field, kind)
            {
                case (1, WireReader.Lengthy):
                    kinds |= OsmKinds.Nodes;
                    elements.Node(fields.Bytes());
                    break;
                case (2, WireReader.Lengthy):
                    kinds |= OsmKinds.Nodes;
                    elements.Dense(fields.Bytes());
                    break;
                case (3, WireReader.Lengthy):
                    kinds |= OsmKinds.Ways;
                    elements.Element(fields.Bytes(), OsmKind.Way);
                    break;
                case (4, WireReader.Lengthy):
                    kinds |= OsmKinds.Relations;
                    elements.Element(fields.Bytes(), OsmKind.Relation);
                    break;
                default:
                    fields.Skip(kind);
                    break;
            }
        }

        return kinds;
    }
}
