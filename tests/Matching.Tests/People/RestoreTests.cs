using System.Diagnostics;
using System.Text;
using Matching.Lifts;
using Matching.People;
using Matching.People.Lists;
using Matching.People.Mail;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.Mail;
using Matching.Storage.People;
using Matching.Storage.People.Lists;
using Matching.Storage.People.Rights;
using Matching.Tests.Bookings;
using Matching.Tests.Hosting;
using Matching.Tests.Lifts;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using TestKit;

namespace Matching.Tests.People;

/// <summary>A backup is taken by PostgreSQL's own tools, somebody is erased, and the backup is put back: it does not serve before they are erased in it too.</summary>
public sealed class RestoreTests(TwoSeats database) : IClassFixture<TwoSeats>
{
    private const string Name = "Wilhelmina";
    private const string Address = "wilhelmina@example.org";

    private readonly Guid id = Guid.CreateVersion7(TwoSeats.Now);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_was_erased_since_the_backup_is_gone_from_the_copy_before_it_serves()
    {
        await using var host = await BookingHost.StartAsync(database);
        await PlantAsync(host);
        const string Secrets = "select (select count(*) from refresh_token) + (select count(*) from sign_in) + (select count(*) from mail)";
        await PlantSecretsAsync(host);
        Assert.Equal(3, await CountAsync(host.Host, Secrets));
        var journal = host.Host.Services.GetRequiredService<ErasureJournal>();
        var marked = await Verb.RunAsync(database.ConnectionString, "erasures", "--mark");
        Assert.Equal((0, ""), (marked.Code, marked.Errors));
        Assert.Equal(await journal.WriteAsync(Cancel), marked.Said.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        var file = Path.Combine(Path.GetTempPath(), $"{id:N}.dump");
        var kept = $"{file}.erasures";
        var copy = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = $"restored_{id:N}", Pooling = false };
        await using var admin = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(copy.ConnectionString) { Database = "postgres" }.ConnectionString);
        try
        {
            await RunAsync("pg_dump", database.ConnectionString, "-Fc", "-f", file);
            await new PersonService.PersonServiceClient(host.Host.As(Token(host))).ErasePersonAsync(new() { RequestId = "gone" }, cancellationToken: Cancel);
            await host.Host.Services.GetRequiredService<Suppressions>().AddAsync(EmailAddress.TryParse("no@example.org")!, null, SuppressionReason.OptOut, Cancel);
            Assert.False(await journal.IsForeignAsync(Cancel));
            var lines = await journal.WriteAsync(Cancel);
            await ExecuteAsync(admin, $"create database {copy.Database}");
            await RunAsync("pg_restore", copy.ConnectionString, "--exit-on-error", "--no-owner", file);

            await using var copied = NpgsqlDataSource.Create(copy);
            await ExecuteAsync(copied, "update mail set due_at = '2000-01-01'");
            var post = new Postbox();
            await using var restored = await MatchingHost.StartAsync(
                copy.ConnectionString, host.Clock, adjust: services => services.Replace(ServiceDescriptor.Singleton<IPostman>(post)));
            await restored.LoadedAsync();
            var needles = Needles(restored);
            Assert.Superset(
                new HashSet<string> { "name in person.name_sealed", "address in person.email_sealed", "place in lift_request.place_sealed" },
                (await needles.FindAsync(Cancel)).ToHashSet());
            Assert.Equal(HealthStatus.Unhealthy, await StatusAsync(restored));
            var seats = new SeatService.SeatServiceClient(restored.Invoker);
            Assert.Equal("UNAVAILABLE", await SessionHost.ReasonOfAsync(seats.ListSeatsAsync(new(), cancellationToken: Cancel)));
            await restored.Services.GetRequiredService<MailWorker>().RunOnceAsync(Cancel);
            Assert.Equal((3, true), (await CountAsync(restored, Secrets), post.IsEmpty));
            var again = restored.Services.GetRequiredService<ErasureJournal>();
            const string Noes = "select count(*) from suppression";
            Assert.Equal(0, await CountAsync(restored, Noes));

            await File.WriteAllLinesAsync(kept, lines, Cancel);
            var (code, _, said) = await Verb.RunAsync(copy.ConnectionString, "erase-again", kept);

            Assert.True(code == 0, said);
            Assert.Contains(" 1 erasures made again", said, StringComparison.Ordinal);
            Assert.Equal(1, await CountAsync(restored, Noes));
            Assert.NotEmpty((await seats.ListSeatsAsync(new(), cancellationToken: Cancel)).Seats);
            Assert.Empty(await needles.FindAsync(Cancel));
            Assert.Equal(0, await CountAsync(restored, Secrets));
            Assert.Equal(HealthStatus.Healthy, await StatusAsync(restored));
            Assert.Equal(0, await again.RepeatAsync(lines, Cancel));
            Assert.Superset(lines.ToHashSet(), (await again.WriteAsync(Cancel)).ToHashSet());
        }
        finally
        {
            File.Delete(file);
            File.Delete(kept);
            await ExecuteAsync(admin, $"drop database if exists {copy.Database} with (force)");
        }
    }

    [Fact]
    public async Task A_line_that_is_no_erasure_leaves_the_copy_out_of_service()
    {
        await using var host = await BookingHost.StartAsync(database);
        await host.QueryAsync("insert into copy_mark (system_identifier, database) values (1, 1) on conflict (sole) do update set database = 1 returning 1", row => row.GetInt32(0));
        var journal = host.Host.Services.GetRequiredService<ErasureJournal>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => journal.RepeatAsync(["not a line of a journal"], Cancel));

        Assert.True(await journal.IsForeignAsync(Cancel));
        Assert.Equal(0, await journal.RepeatAsync([], Cancel));
        Assert.False(await journal.IsForeignAsync(Cancel));
    }

    private async Task PlantAsync(BookingHost host)
    {
        var services = host.Host.Services;
        await using (var connection = await services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Cancel))
        {
            await services.GetRequiredService<PersonMaker>().TakeInAsync(
                connection, id, "demo", $"{id}", Name, EmailAddress.TryParse(Address), host.Clock.GetUtcNow(), Cancel);
        }

        await host.Host.AgreeAsync($"{id}");
        var session = await host.Lifts.SessionAsync(9_000);
        await new LiftService.LiftServiceClient(host.Host.As(Token(host))).RequestLiftAsync(
            new() { LiftRequest = new() { Session = session.Id, OriginPlace = LiftHost.Place(4_567), PartySize = 1 }, RequestId = "ask" }, cancellationToken: Cancel);
    }

    /// <summary>A refresh token, a sign-in that was begun and a letter that waits, of somebody who is not erased.</summary>
    private static async Task PlantSecretsAsync(BookingHost host)
    {
        var person = Guid.CreateVersion7(host.Clock.GetUtcNow());
        await using var connection = await host.Host.Services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Cancel);
        await host.Host.Services.GetRequiredService<PersonMaker>().TakeInAsync(connection, person, "demo", $"{person}", "Kim", null, host.Clock.GetUtcNow(), Cancel);
        await connection.RunAsync("delete from mail", Cancel);
        await connection.RunAsync(
            "insert into refresh_token (hash, family, person, created_at, expires_at, began_at) values (sha256('x'), $1, $1, now(), now() + interval '30 days', now())", Cancel, person);
        await connection.RunAsync(
            "insert into sign_in (id, campaign, address_key, email_sealed, code_hash, link_hash, browser_hash, created_at, expires_at) values ($1, 'demo', sha256('x'), '', sha256('x'), sha256('x'), sha256('x'), now(), now())",
            Cancel, person);
        await using var unsent = await connection.BeginTransactionAsync(Cancel);
        await host.Host.Services.GetRequiredService<MailBox>().PostAsync(connection, "demo", new Letter(MailKind.SignIn, "kim@example.org", "Words", "Words"), host.Clock.GetUtcNow().AddDays(1), Cancel);
        await connection.RunAsync("update mail set due_at = '2100-01-01'", Cancel);
        await unsent.CommitAsync(Cancel);
    }

    private static async Task<long> CountAsync(MatchingHost host, string sql)
    {
        await using var command = host.Services.GetRequiredService<OwnerDatabase>().Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private string Token(BookingHost host) => host.Host.Services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(id, "demo", Name, "")).Token;

    private static Needles Needles(MatchingHost host) => new(
        host.Services.GetRequiredService<OwnerDatabase>().Source,
        host.Services.GetRequiredService<IOriginVault>(),
        new Dictionary<string, byte[]>
        {
            ["name"] = Encoding.UTF8.GetBytes(Name),
            ["address"] = Encoding.UTF8.GetBytes(Address),
            ["place"] = Encoding.UTF8.GetBytes(LiftHost.Place(4_567)),
        });

    private static async Task<HealthStatus> StatusAsync(MatchingHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "copy", Cancel)).Status;

    private static async Task RunAsync(string tool, string connection, params string[] arguments)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Tool(tool)) { RedirectStandardError = true };
        Array.ForEach([.. arguments, "-h", at.Host!, "-p", $"{at.Port}", "-U", at.Username!, "-d", at.Database!], start.ArgumentList.Add);
        start.Environment["PGPASSWORD"] = at.Password ?? "";
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, said);
    }

    /// <summary>Debian keeps the tools of each version apart.</summary>
    private static string Tool(string name) =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin", name)).LastOrDefault(File.Exists) ?? name
            : name;

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
