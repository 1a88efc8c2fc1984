using Matching.Lifts;
using Matching.Sessions;

namespace Matching.Demo;

/// <summary>One generated weekend, all of it marked as demonstration.</summary>
/// <param name="Sessions">A session in every seat on either day.</param>
/// <param name="Offers">Drivers' offers.</param>
/// <param name="SignUps">The drivers' places, with their company.</param>
/// <param name="Requests">The wishes of those who do not drive.</param>
internal sealed record DemoWeekend(
    IReadOnlyList<Session> Sessions,
    IReadOnlyList<LiftOffer> Offers,
    IReadOnlyList<SignUp> SignUps,
    IReadOnlyList<LiftRequest> Requests);
