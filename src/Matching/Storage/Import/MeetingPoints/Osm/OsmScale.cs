namespace Matching.Storage.Import.MeetingPoints.Osm;

/// <summary>How a block's whole numbers become degrees.</summary>
/// <param name="Granularity">Size of a step, in billionths of a degree.</param>
/// <param name="LatitudeOffset">Where latitudes begin, in billionths of a degree.</param>
/// <param name="LongitudeOffset">Where longitudes begin, likewise.</param>
internal readonly record struct OsmScale(long Granularity, long LatitudeOffset, long LongitudeOffset)
{
    private const double Nano = 1e-9;

    /// <summary>Reads the scale of a block.</summary>
    public static OsmScale Read(ReadOnlySpan<byte> block)
    {
        var scale = new OsmScale(100, 0, 0);
        var fields = new WireReader(block);
        while (fields.Next(out var field, out var kind))
        {
            switch (field, kind)
            {
                case (17, WireReader.Number):
                    scale = scale with { Granularity = fields.Index() };
                    break;
                case (19, WireReader.Number):
                    scale = scale with { LatitudeOffset = (long)fields.Varint() };
                    break;
                case (20, WireReader.Number):
                    scale = scale with { LongitudeOffset = (long)fields.Varint() };
                    break;
                default:
                    fields.Skip(kind);
                    break;
            }
        }

        return scale;
    }

    /// <summary>Degrees of latitude.</summary>
    public double Latitude(long steps) => Nano * (LatitudeOffset + (Granularity * steps));

    /// <summary>Degrees of longitude.</summary>
    public double Longitude(long steps) => Nano * (LongitudeOffset + (Granularity * steps));
}
