using Google.Protobuf;

namespace Matching.Tests.Api;

/// <summary>What a Mapbox vector tile of one layer holds, read by the format's field numbers.</summary>
internal sealed class VectorTile
{
    private const uint LayerTag = (3 << 3) | 2;
    private const uint NameTag = (1 << 3) | 2;
    private const uint FeatureTag = (2 << 3) | 2;
    private const uint KeyTag = (3 << 3) | 2;
    private const uint ValueTag = (4 << 3) | 2;
    private const uint TextTag = (1 << 3) | 2;

    /// <summary>Name of the layer.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Names of the features' properties.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>The texts among the properties' values.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>How many features there are.</summary>
    public int Features { get; private set; }

    /// <summary>Reads a tile.</summary>
    public static VectorTile Read(ByteString tile)
    {
        var input = tile.CreateCodedInput();
        Assert.Equal(LayerTag, input.ReadTag());
        var layer = new VectorTile();
        layer.ReadLayer(input.ReadBytes().CreateCodedInput());
        Assert.True(input.IsAtEnd);
        return layer;
    }

    private void ReadLayer(CodedInputStream input)
    {
        while (input.ReadTag() is var tag and not 0)
        {
            switch (tag)
            {
                case NameTag:
                    Name = input.ReadString();
                    break;
                case KeyTag:
                    Keys.Add(input.ReadString());
                    break;
                case ValueTag:
                    var value = input.ReadBytes().CreateCodedInput();
                    if (value.ReadTag() == TextTag)
                    {
                        Texts.Add(value.ReadString());
                    }

                    break;
                default:
                    Features += tag == FeatureTag ? 1 : 0;
                    input.SkipLastField();
                    break;
            }
        }
    }
}
