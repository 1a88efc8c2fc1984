using Matching.People;
using Matching.People.Consents;
using Microsoft.Extensions.DependencyInjection;
using TestKit;

namespace Matching.Tests.People;

/// <summary>People of tests who are known to the campaign agree to all that there is, as a client would have them do.</summary>
internal static class Agreeing
{
    /// <summary>Somebody of the campaign demo agrees, before the service has looked at what they may do.</summary>
    public static async Task AgreeAsync(this MatchingHost host, string subject)
    {
        Reach.Over("demo");
        var consents = host.Services.GetRequiredService<IConsents>();
        foreach (var purpose in Enum.GetValues<ConsentPurpose>())
        {
            var age = purpose == ConsentPurpose.TakingPart ? PersonAge.Adult : PersonAge.Unknown;
            var given = await consents.GiveAsync(new WriteKey(subject, "test", "", []), new Caller(subject, "Somebody", "demo", Role.Volunteer), purpose, age, CancellationToken.None);
            Assert.Null(given.Failure);
        }
    }
}
