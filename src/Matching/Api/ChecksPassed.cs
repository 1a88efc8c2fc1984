namespace Matching.Api;

/// <summary>Ends a call that was only to be checked, where nothing is wrong.</summary>
internal sealed class ChecksPassed() : Exception("Nothing is wrong with what was checked.");
