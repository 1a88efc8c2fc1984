using Matching.Bookings.Disclosing;
using Matching.People;
using Matching.People.Consents;
using Matching.People.Lists;
using Matching.People.Reports;
using Matching.Storage;
using Matching.Storage.Bookings;
using Matching.Storage.People;
using Matching.Storage.People.Consents;
using Matching.Storage.People.Lists;
using Matching.Storage.People.Minors;
using Matching.Storage.People.Reports;
using Matching.Storage.People.Rights;
using Microsoft.Extensions.Options;

namespace Matching.Hosting;

/// <summary>What is kept of people, what is shown of it, and how it is forgotten.</summary>
internal static class PeopleSetup
{
    /// <summary>Registers the rules and the stores.</summary>
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddOptions<PeopleRules>()
            .BindConfiguration($"{MatchingOptions.Section}:People")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PeopleRules>>().Value);
        services.AddSingleton<IPeople, PersonStore>();
        services.AddSingleton<IDisclosures, DisclosureLog>();
        services.AddSingleton<ExportJson>();
        services.AddSingleton<IPersonExport, PersonExport>();
        services.AddSingleton<PersonEnder>();
        services.AddSingleton<MinorsOut>();
        services.AddSingleton<IChangeHandler>(provider => provider.GetRequiredService<MinorsOut>());
        services.AddHostedService(provider => provider.GetRequiredService<MinorsOut>());
        services.AddSingleton<PlaceBlanker>();
        services.AddSingleton<PersonEraser>();
        services.AddSingleton<IErasures>(provider => provider.GetRequiredService<PersonEraser>());
        services.AddSingleton<ErasureJournal>();
        services.AddSingleton<ICopyGuard, CopyGuard>();
        services.AddSingleton<IConsents, ConsentStore>();
        services.AddSingleton<Suppressions>();
        services.AddSingleton<OptOutLinks>();
        services.AddSingleton<IListImports, ListImports>();
        services.AddHostedService<ListCleaner>();
        services.AddHostedService<AskedCleaner>();
        services.AddSingleton<ReportOutcomes>();
        services.AddSingleton<IReports, ReportStore>();
        services.AddHostedService<ReportCleaner>();
        services.AddRetention();
    }
}
