using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;

namespace Matching.Storage;

/// <summary>Brings a database's schema up to date by the numbered files of <c>Storage/Migrations</c>, each in its own transaction.</summary>
internal static class Migrator
{
    /// <summary>Applies what is missing. Safe to run by several processes at once: PostgreSQL's advisory lock lets one through.</summary>
    /// <exception cref="InvalidOperationException">A migration failed; nothing of it is kept.</exception>
    public static void Migrate(string connectionString, IUpgradeLog log)
    {
        using var guard = new AdvisoryLock(connectionString);
        var result = DeployChanges.To
            .PostgresqlDatabase(connectionString)
            .WithScripts(Scripts())
            .JournalToPostgresqlTable("public", "schema_migration")
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogTo(log)
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed.", result.Error);
        }
    }

    private static IEnumerable<SqlScript> Scripts()
    {
        var assembly = typeof(Migrator).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("migrations/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var reader = new StreamReader(stream);
                return new SqlScript(name["migrations/".Length..], reader.ReadToEnd());
            });
    }
}
