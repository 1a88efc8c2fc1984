namespace Matching.Storage.Import;

/// <summary>How far a stage of an import has come.</summary>
/// <param name="Stage">What is being done, for example "Reading codepo_gb.zip".</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is; 0 while that is not known.</param>
internal readonly record struct ImportProgress(string Stage, long Done, long Total);
