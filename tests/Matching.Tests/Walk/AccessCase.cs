namespace Matching.Tests.Walk;

/// <summary>How one rpc is tried.</summary>
/// <param name="Places">The relations that its things can stand in.</param>
/// <param name="CallAsync">Makes a thing and the call; tells whether what was asked for was done or shown.</param>
/// <param name="Past">Reasons that are told only to who may.</param>
internal sealed record AccessCase(Where[] Places, Func<AccessScene, Task<bool>> CallAsync, params string[] Past);
