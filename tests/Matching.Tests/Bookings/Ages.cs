using Matching.Hosting.Tokens;
using Matching.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Tests.Bookings;

/// <summary>Says how old people of tests have said that they are.</summary>
internal static class Ages
{
    public static Task AdultAsync(this BookingHost host, string name) => host.AgeAsync(name, "ADULT");

    /// <summary>In a campaign that welcomes them: else what they have coming up is called off as soon as the clock goes on.</summary>
    public static async Task MinorAsync(this BookingHost host, string name)
    {
        await host.ExecuteAsync("update campaign set minors_welcome = true where id = 'demo' and not minors_welcome");
        await host.AgeAsync(name, "SIXTEEN_OR_SEVENTEEN");
    }

    /// <summary>As if they had stated it with their consent; a person of the campaign stands behind their token from then on.</summary>
    private static async Task AgeAsync(this BookingHost host, string name, string age)
    {
        var subject = TokenMint.SubjectOf("demo", name);
        await host.Host.Services.GetRequiredService<PersonMaker>().TakeInAsync("demo", subject, name, null, host.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
        await host.ExecuteAsync("update person set age = $2 where (campaign, subject) = ('demo', $1)", subject, age);
        await host.ExecuteAsync(
            """
            insert into consent_event (campaign, subject, purpose, wording_version, given, happened_at)
            select 'demo', $1, purpose, 1, true, $2 from unnest(array['TAKING_PART', 'MESSAGES']) purpose
            """,
            subject, host.Clock.GetUtcNow());
    }
}
