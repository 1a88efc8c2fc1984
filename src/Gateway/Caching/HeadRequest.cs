namespace Gateway.Caching;

/// <summary>A request feature: only the headers of the answer are wanted, so that what has no end need not begin.</summary>
internal sealed record HeadRequest;
