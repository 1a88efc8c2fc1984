using System.Buffers.Binary;
using Matching.Geo;

namespace Matching.Lifts;

/// <summary>
/// The point that stands in for a driver's home until somebody is accepted: what is stored in the clear is made from it, searches are judged from it, and it is
/// the blurred point that is shown. It lies a secret way off the centre of the home's <see cref="OriginCell"/>: the same way for all of a driver's homes in one
/// square of <see cref="SquareSide"/>, so that neither offering again nor writing the same home otherwise draws anew, and another way for every driver, so that nobody
/// learns it by offering lifts from there. All homes of a cell have the same point; decision 0710.
/// </summary>
public static class StandIn
{
    /// <summary>No home is nearer to its point, in metres.</summary>
    public const double Nearest = 500;

    /// <summary>No home is further from it, in metres.</summary>
    public const double Furthest = 2_000;

    /// <summary>Metres along the squares within which a driver's homes are all moved by the same way.</summary>
    public const double SquareSide = 10_000;

    /// <summary>Rounding is less than this.</summary>
    private const double RoundingMetres = 0.5;

    /// <summary>Of the way from the cell's centre: wherever in the cell a home lies, the two limits above hold.</summary>
    private static readonly double Shortest = Nearest + OriginCell.HalfDiagonal + RoundingMetres;
    private static readonly double Longest = Furthest - OriginCell.HalfDiagonal - RoundingMetres;

    /// <summary>The point for a driver's home.</summary>
    /// <param name="vault">Holds the key that the way is drawn with.</param>
    /// <param name="driver">Whose home it is.</param>
    /// <param name="home">The exact place; only its cell is used.</param>
    public static GridPoint Of(IOriginVault vault, string driver, GridPoint home)
    {
        var cell = OriginCell.CentreOf(home);
        var words = FormattableString.Invariant($"{driver}\n{Math.Floor(cell.Easting / SquareSide)} {Math.Floor(cell.Northing / SquareSide)}");
        var drawn = vault.Draw(words);

        // Every point of the ring is as likely as every other.
        var metres = Math.Sqrt(double.Lerp(Shortest * Shortest, Longest * Longest, Share(drawn)));
        var (sine, cosine) = Math.SinCos(2 * Math.PI * Share(drawn.AsSpan(sizeof(ulong))));
        return new GridPoint(cell.Easting + (metres * cosine), cell.Northing + (metres * sine));
    }

    /// <summary>Whether a point may stand in for a home.</summary>
    public static bool Suits(GridPoint standIn, GridPoint home) => standIn.MetresTo(home) is >= Nearest and <= Furthest;

    /// <summary>Bytes as a number from 0 to below 1.</summary>
    private static double Share(ReadOnlySpan<byte> bytes) => (BinaryPrimitives.ReadUInt64LittleEndian(bytes) >> 11) * (1.0 / (1UL << 53));
}
