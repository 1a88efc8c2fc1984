using Matching.Geo;

namespace Matching.Demo;

/// <summary>Draws homes: random unit postcodes, or sector centres where no units are loaded.</summary>
internal sealed class DemoHomes
{
    private readonly PlaceBook book;
    private readonly string[] sectors;

    /// <summary>Draws from the loaded places.</summary>
    /// <exception cref="ArgumentException">No places are loaded.</exception>
    public DemoHomes(PlaceBook book)
    {
        this.book = book;
        sectors = [.. book.Areas.Where(area => area.Precision == PlacePrecision.Sector).Select(area => area.Code).Order(StringComparer.Ordinal)];
        if (book.Units.Count == 0 && sectors.Length == 0)
        {
            throw new ArgumentException("No places are loaded to draw homes from; load the shipped figures first.", nameof(book));
        }
    }

    /// <summary>A home.</summary>
    public Place Draw(Random random)
    {
        var text = book.Units.Count > 0 ? book.Units.At(random.Next(book.Units.Count)).ToString() : sectors[random.Next(sectors.Length)];
        return book.Resolve(text).TryGet(out var place, out var failure) ? place : throw new InvalidOperationException(failure.Detail);
    }
}
