namespace Matching.Travel.Osrm;

/// <summary>An answer of the server, or why there is none.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Value">The answer; null where there is a fault.</param>
/// <param name="Fault">Why there is none; null where there is one.</param>
internal readonly record struct OsrmAnswer<T>(T? Value, OsrmFault? Fault)
    where T : class
{
    /// <summary>An answer that cannot be used.</summary>
    public static implicit operator OsrmAnswer<T>(OsrmFault fault) => new(null, fault);

    /// <summary>An answer.</summary>
    public static implicit operator OsrmAnswer<T>(T value) => new(value, null);
}
