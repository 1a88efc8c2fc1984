namespace Matching.Storage.Import.Boundaries;

/// <summary>What is fixed about every set of Westminster seats.</summary>
internal static class BoundarySets
{
    /// <summary>Seats in the House of Commons.</summary>
    public const int Seats = 650;

    /// <summary>Chooses between what the caller says and what the file tells.</summary>
    /// <exception cref="ImportRefusedException">The two contradict each other.</exception>
    public static string Choose(BoundaryFile file, string? said) =>
        said is null || said == file.BoundarySet
            ? file.BoundarySet
            : throw new ImportRefusedException(file.Path, null, file.CodeField, $"The field is of boundary set {file.BoundarySet}, not of {said}.");
}
