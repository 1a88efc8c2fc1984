using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;

namespace TestKit.Osm;

/// <summary>
/// Writes small maps in OpenStreetMap's PBF format, as its description has it: each call one block, with texts, differences and packing as large files have them.
/// </summary>
public sealed class MapWriter : IDisposable
{
    private readonly FileStream file;

    /// <summary>Begins a file with its header.</summary>
    /// <param name="path">Where.</param>
    /// <param name="features">What a reader must understand.</param>
    public MapWriter(string path, params string[] features)
    {
        file = File.Create(path);
        Block("OSMHeader", Message(header =>
        {
            foreach (var feature in features is [] ? ["OsmSchema-V0.6", "DenseNodes"] : features)
            {
                Bytes(header, 4, System.Text.Encoding.UTF8.GetBytes(feature));
            }
        }));
    }

    /// <summary>Whether blocks are packed by zlib.</summary>
    public bool Packed { get; set; } = true;

    /// <summary>Nanodegrees that a unit of a coordinate stands for.</summary>
    public int Granularity { get; set; } = 100;

    /// <summary>Nodes in columns, as all usual writers have them.</summary>
    public void Dense(params MapNode[] nodes) => Map((texts, group) => Bytes(group, 2, Message(dense =>
    {
        Bytes(dense, 1, Differences(nodes.Select(node => node.Id)));
        Bytes(dense, 8, Differences(nodes.Select(node => Units(node.Latitude))));
        Bytes(dense, 9, Differences(nodes.Select(node => Units(node.Longitude))));
        Bytes(dense, 10, Packing(nodes.SelectMany(node => Pairs(node.Tags).SelectMany(tag => (ulong[])[Text(texts, tag.Key), Text(texts, tag.Value)]).Append(0UL))));
    })));

    /// <summary>Nodes one by one, with an offset, as the format also allows.</summary>
    public void Plain(params MapNode[] nodes) => Map(
        (texts, group) =>
        {
            foreach (var node in nodes)
            {
                Bytes(group, 1, Message(one =>
                {
                    Number(one, 1, Zigzag(node.Id));
                    Number(one, 8, Zigzag(Units(node.Latitude - 50)));
                    Number(one, 9, Zigzag(Units(node.Longitude + 2)));
                    Tags(one, texts, node.Tags);
                }));
            }
        },
        (50_000_000_000, -2_000_000_000));

    /// <summary>A way through nodes.</summary>
    public void Way(long id, long[] nodes, string tags) => Map((texts, group) => Bytes(group, 3, Message(way =>
    {
        Number(way, 1, (ulong)id);
        Bytes(way, 8, Differences(nodes));
        Tags(way, texts, tags);
    })));

    /// <summary>A relation; a member's kind is <c>n</c>, <c>w</c> or <c>r</c>.</summary>
    public void Relation(long id, (char Kind, long Id, string Role)[] members, string tags) => Map((texts, group) => Bytes(group, 4, Message(relation =>
    {
        Number(relation, 1, (ulong)id);
        Bytes(relation, 8, Packing(members.Select(member => Text(texts, member.Role))));
        Bytes(relation, 9, Differences(members.Select(member => member.Id)));
        Bytes(relation, 10, Packing(members.Select(member => (ulong)"nwr".IndexOf(member.Kind, StringComparison.Ordinal))));
        Tags(relation, texts, tags);
    })));

    /// <summary>Any block.</summary>
    public void Block(string type, byte[] data)
    {
        var blob = Message(one =>
        {
            if (Packed)
            {
                using var packed = new MemoryStream();
                using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
                {
                    zlib.Write(data);
                }

                Number(one, 2, (ulong)data.Length);
                Bytes(one, 3, packed.ToArray());
            }
            else
            {
                Bytes(one, 1, data);
            }
        });
        Raw(type, blob);
    }

    /// <summary>A block whose blob is given as it is.</summary>
    public void Raw(string type, byte[] blob)
    {
        var header = Message(one =>
        {
            Bytes(one, 1, System.Text.Encoding.UTF8.GetBytes(type));
            Number(one, 3, (ulong)blob.Length);
        });
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, header.Length);
        file.Write(size);
        file.Write(header);
        file.Write(blob);
    }

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    private void Map(Action<List<string>, CodedOutputStream> fill, (long Latitude, long Longitude) offset = default)
    {
        List<string> texts = [""];
        var group = Message(one => fill(texts, one));
        Block("OSMData", Message(block =>
        {
            // The group first: readers may not count on the order of fields.
            Bytes(block, 2, group);
            Bytes(block, 1, Message(table => texts.ForEach(text => Bytes(table, 1, System.Text.Encoding.UTF8.GetBytes(text)))));
            Number(block, 17, (ulong)Granularity);
            Number(block, 19, (ulong)offset.Latitude);
            Number(block, 20, (ulong)offset.Longitude);
        }));
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string tags) =>
        tags.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Split('=', 2)).Select(tag => KeyValuePair.Create(tag[0].Trim(), tag[1]));

    private static void Tags(CodedOutputStream to, List<string> texts, string tags)
    {
        Bytes(to, 2, Packing(Pairs(tags).Select(tag => Text(texts, tag.Key))));
        Bytes(to, 3, Packing(Pairs(tags).Select(tag => Text(texts, tag.Value))));
    }

    private static ulong Text(List<string> texts, string text)
    {
        if (!texts.Contains(text))
        {
            texts.Add(text);
        }

        return (ulong)texts.IndexOf(text);
    }

    private long Units(double degrees) => (long)Math.Round(degrees * 1e9 / Granularity);

    private static ulong Zigzag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private static byte[] Differences(IEnumerable<long> values)
    {
        long before = 0;
        return Packing([.. values.Select(value => { var step = Zigzag(value - before); before = value; return step; })]);
    }

    private static byte[] Packing(IEnumerable<ulong> values)
    {
        using var bytes = new MemoryStream();
        using (var to = new CodedOutputStream(bytes))
        {
            foreach (var value in values)
            {
                to.WriteUInt64(value);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Message(Action<CodedOutputStream> fill)
    {
        using var bytes = new MemoryStream();
        using (var to = new CodedOutputStream(bytes))
        {
            fill(to);
        }

        return bytes.ToArray();
    }

    private static void Number(CodedOutputStream to, int field, ulong value)
    {
        to.WriteTag(field, WireFormat.WireType.Varint);
        to.WriteUInt64(value);
    }

    private static void Bytes(CodedOutputStream to, int field, byte[] value)
    {
        to.WriteTag(field, WireFormat.WireType.LengthDelimited);
        to.WriteBytes(ByteString.CopyFrom(value));
    }
}
