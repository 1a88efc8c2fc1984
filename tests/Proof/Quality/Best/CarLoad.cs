namespace Proof.Quality.Best;

/// <summary>Parties that one car could carry together on its way there.</summary>
/// <param name="Car">Index of the car.</param>
/// <param name="Requests">Indices of the requests, ascending.</param>
/// <param name="AddedSeconds">Least driver's time that they add together.</param>
internal sealed record CarLoad(int Car, IReadOnlyList<int> Requests, double AddedSeconds);
