namespace Matching.People;

/// <summary>Tells people all that is kept of them.</summary>
public interface IPersonExport
{
    /// <summary>All that is kept of the caller, opened, and nothing that is another's: a JSON object of lists, one a table, whose rows have the names of its columns.</summary>
    Task<ReadOnlyMemory<byte>> ExportAsync(Caller caller, CancellationToken cancellation);
}
