namespace Matching.Travel.Osrm;

/// <summary>Why the server gave no answer that can be used.</summary>
internal enum OsrmFault
{
    /// <summary>It could not be reached, broke off, or answered with a failure of its own.</summary>
    Away,

    /// <summary>It took too long.</summary>
    Timeout,

    /// <summary>It failed so often of late that it is left alone for a while.</summary>
    CircuitOpen,

    /// <summary>What it answered is not what is documented.</summary>
    Malformed,

    /// <summary><c>NoSegment</c>: a point lies on none of its roads.</summary>
    NoSegment,

    /// <summary><c>NoRoute</c> or <c>NoTable</c>.</summary>
    NoRoute,

    /// <summary><c>TooBig</c>: more than the server's own limits allow.</summary>
    TooBig,

    /// <summary><c>NotImplemented</c>: this server cannot do what was asked.</summary>
    NotImplemented,

    /// <summary>It refused the question: <c>InvalidUrl</c>, <c>InvalidService</c>, <c>InvalidVersion</c>, <c>InvalidOptions</c>, <c>InvalidQuery</c>, <c>InvalidValue</c> or a code unknown here.</summary>
    Refused,
}
