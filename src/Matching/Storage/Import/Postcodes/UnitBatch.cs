namespace Matching.Storage.Import.Postcodes;

/// <summary>Unit postcodes as they are read, each at most once.</summary>
internal sealed class UnitBatch
{
    private readonly HashSet<string> seen = new(1_800_000, StringComparer.Ordinal);

    /// <summary>Those that have a point.</summary>
    public List<UnitPostcode> Units { get; } = new(1_800_000);

    /// <summary>Live postcodes that the publisher has no point of.</summary>
    public int WithoutPoint { get; private set; }

    /// <summary>Postcodes that are no longer in use.</summary>
    public int Terminated { get; private set; }

    /// <summary>Keeps a postcode. (0,0) means that it has no point.</summary>
    /// <returns>Null, or what is wrong with it.</returns>
    public string? Add(string code, int easting, int northing)
    {
        if (!seen.Add(code))
        {
            return $"{code} stands twice.";
        }

        if (easting == 0 && northing == 0)
        {
            WithoutPoint++;
            return null;
        }

        if (!UnitedKingdom.ContainsGrid(easting, northing))
        {
            return FormattableString.Invariant($"{easting},{northing} lies outside the National Grid.");
        }

        Units.Add(new UnitPostcode(code, easting, northing));
        return null;
    }

    /// <summary>Counts a postcode that is no longer in use.</summary>
    public void Skip() => Terminated++;
}
