using System.Runtime.InteropServices;

namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>Reads the elements of one block and gives each to a reader, with its tags where they tell anything.</summary>
/// <param name="strings">The block's texts.</param>
/// <param name="scale">How its numbers become degrees.</param>
/// <param name="reader">Who is told of each element.</param>
internal sealed class OsmElements(OsmStrings strings, OsmScale scale, IOsmReader reader)
{
    private readonly List<int> keys = [];
    private readonly List<int> values = [];
    private readonly List<long> references = [];

    /// <summary>Reads one node.</summary>
    public void Node(ReadOnlySpan<byte> node)
    {
        Clear();
        long id = 0, latitude = 0, longitude = 0;
        var fields = new WireReader(node);
        while (fields.Next(out var field, out var kind))
        {
            switch (field, kind)
            {
                case (1, WireReader.Number):
                    id = fields.Signed();
                    break;
                case (8, WireReader.Number):
                    latitude = fields.Signed();
                    break;
                case (9, WireReader.Number):
                    longitude = fields.Signed();
                    break;
                default:
                    Shared(ref fields, field, kind);
                    break;
            }
        }

        Tell(id, latitude, longitude);
    }

    /// <summary>Reads many nodes in columns of differences; their tags are one list in which a 0 ends each node's.</summary>
    public void Dense(ReadOnlySpan<byte> dense)
    {
        WireReader ids = default, latitudes = default, longitudes = default, tags = default;
        var fields = new WireReader(dense);
        while (fields.Next(out var field, out var kind))
        {
            switch (field, kind)
            {
                case (1, WireReader.Lengthy):
                    ids = new WireReader(fields.Bytes());
                    break;
                case (8, WireReader.Lengthy):
                    latitudes = new WireReader(fields.Bytes());
                    break;
                case (9, WireReader.Lengthy):
                    longitudes = new WireReader(fields.Bytes());
                    break;
                case (10, WireReader.Lengthy):
                    tags = new WireReader(fields.Bytes());
                    break;
                default:
                    fields.Skip(kind);
                    break;
            }
        }

        long id = 0, latitude = 0, longitude = 0;
        while (!ids.AtEnd)
        {
            Clear();
            id += ids.Signed();
            latitude += latitudes.Signed();
            longitude += longitudes.Signed();
            while (!tags.AtEnd && tags.Index() is > 0 and var key)
            {
                keys.Add(key);
                values.Add(tags.Index());
            }

            Tell(id, latitude, longitude);
        }
    }

    /// <summary>Reads a way or a relation.</summary>
    public void Element(ReadOnlySpan<byte> element, OsmKind what)
    {
        Clear();
        long id = 0;
        ReadOnlySpan<byte> roles = default, members = default, kinds = default;
        var fields = new WireReader(element);
        while (fields.Next(out var field, out var kind))
        {
            switch (field, kind)
            {
                case (1, WireReader.Number):
                    id = (long)fields.Varint();
                    break;
                case (8, WireReader.Lengthy):
                    roles = fields.Bytes();
                    break;
                case (9, WireReader.Lengthy):
                    members = fields.Bytes();
                    break;
                case (10, WireReader.Lengthy):
                    kinds = fields.Bytes();
                    break;
                default:
                    Shared(ref fields, field, kind);
                    break;
            }
        }

        if (what == OsmKind.Way)
        {
            Differences(roles);
            reader.Way(id, CollectionsMarshal.AsSpan(references), Tags());
        }
        else if (Tags() is { } tags)
        {
            reader.Relation(id, Members(new WireReader(roles), members, new WireReader(kinds)), tags);
        }
    }

    private void Tell(long id, long latitude, long longitude) =>
        reader.Node(id, scale.Latitude(latitude), scale.Longitude(longitude), Tags());

    private List<OsmMember> Members(WireReader roles, ReadOnlySpan<byte> ids, WireReader kinds)
    {
        Differences(ids);
        var members = new List<OsmMember>(references.Count);
        foreach (var id in references)
        {
            members.Add(new OsmMember((OsmKind)kinds.Index(), id, strings[roles.Index()]));
        }

        return members;
    }

    private void Differences(ReadOnlySpan<byte> packed)
    {
        var numbers = new WireReader(packed);
        for (long id = 0; !numbers.AtEnd;)
        {
            references.Add(id += numbers.Signed());
        }
    }

    /// <summary>Keys and values, which all elements have in the same fields.</summary>
    private void Shared(ref WireReader fields, int field, int kind)
    {
        if (kind != WireReader.Lengthy || field is not (2 or 3))
        {
            fields.Skip(kind);
            return;
        }

        for (var numbers = new WireReader(fields.Bytes()); !numbers.AtEnd;)
        {
            (field == 2 ? keys : values).Add(numbers.Index());
        }
    }

    private Dictionary<string, string>? Tags()
    {
        if (keys.Count != values.Count)
        {
            throw new InvalidDataException("An element has keys without values.");
        }

        if (!keys.Exists(strings.IsTelling))
        {
            return null;
        }

        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < keys.Count; at++)
        {
            tags[strings[keys[at]]] = strings[values[at]];
        }

        return tags;
    }

    private void Clear()
    {
        keys.Clear();
        values.Clear();
        references.Clear();
    }
}
