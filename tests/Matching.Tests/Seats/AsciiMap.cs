using Matching.Geo;
using Matching.Seats;

namespace Matching.Tests.Seats;

/// <summary>A world that a person can see: every letter is a square kilometre of the seat of that letter, every other sign is sea.</summary>
internal static class AsciiMap
{
    private const double Metres = 1000;

    /// <summary>South-west corner of the map.</summary>
    public static readonly GridPoint Origin = new(500_000, 200_000);

    /// <summary>GSS code of the seat of a letter.</summary>
    public static string Code(char letter) => $"E140000{letter - 'A':00}";

    /// <summary>A point so many kilometres east and north of the map's south-west corner.</summary>
    public static GridPoint At(double east, double north) => new(Origin.Easting + (east * Metres), Origin.Northing + (north * Metres));

    /// <summary>The atlas of a map; its first line is the northernmost.</summary>
    /// <param name="map">The map.</param>
    /// <param name="results">The result of each seat in the election of 2024; none where null.</param>
    public static SeatAtlas Atlas(string map, IReadOnlyDictionary<char, SeatResult>? results = null)
    {
        var lines = map.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var cells = from row in Enumerable.Range(0, lines.Length)
                    from column in Enumerable.Range(0, lines[row].Length)
                    where char.IsAsciiLetterUpper(lines[row][column])
                    select (Letter: lines[row][column], Corner: At(column, lines.Length - 1 - row));
        var seats = cells.GroupBy(cell => cell.Letter, cell => cell.Corner).Select(seat => new Seat(
            "2024",
            Code(seat.Key),
            $"Seat {seat.Key}",
            "England",
            "Map",
            new GridPoint(seat.First().Easting + (Metres / 2), seat.First().Northing + (Metres / 2)),
            new Outline([.. seat.Select(Square)])));
        var elections = results is null ? [] : new[] { new ElectionResults("2024", results.ToDictionary(result => Code(result.Key), result => result.Value)) };
        return new SeatAtlas("2024", seats, elections);
    }

    /// <summary>A result of 1,000 valid votes; the first two come first and second.</summary>
    public static SeatResult Result(params ReadOnlySpan<(string Party, int Votes)> votes)
    {
        var all = votes.ToArray();
        return new SeatResult(2000, 1000, all[0].Party, all[1].Party, all[0].Votes - all[1].Votes, [.. all.Select(vote => new PartyVotes(vote.Party, vote.Votes, vote.Party != "Ind"))]);
    }

    private static double[] Square(GridPoint corner)
    {
        var (west, south) = (corner.Easting, corner.Northing);
        var (east, north) = (west + Metres, south + Metres);
        return [west, south, east, south, east, north, west, north, west, south];
    }
}
