using Matching.Storage.Import.Areas;

namespace Matching.Storage.Import.Postcodes;

/// <summary>What an import of postcodes made.</summary>
/// <param name="Areas">Sectors and outcodes, in order of code.</param>
/// <param name="WholeKingdom">True where the files also held the outcodes and Northern Ireland's Data Zones, so that nothing older was needed.</param>
/// <param name="Report">For a person to read.</param>
internal sealed record PostcodesOutcome(IReadOnlyList<AreaRow> Areas, bool WholeKingdom, ImportReport Report);
