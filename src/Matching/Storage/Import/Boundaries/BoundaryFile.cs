namespace Matching.Storage.Import.Boundaries;

/// <summary>What a boundary file says.</summary>
/// <param name="Path">The file.</param>
/// <param name="BoundarySet">The boundary set that its field names tell, for example "2024" of <c>PCON24CD</c>.</param>
/// <param name="CodeField">The field that holds the code.</param>
/// <param name="Seats">The seats in the file's order.</param>
internal sealed record BoundaryFile(string Path, string BoundarySet, string CodeField, IReadOnlyList<RawSeat> Seats);
