using System.Text.RegularExpressions;
using Matching.People.Lists;
using Matching.People.Mail;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.Mail;
using Matching.Storage.People;
using Matching.Storage.People.Lists;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;
using EmailAddress = Matching.People.EmailAddress;
using ListedPerson = Matching.V1.ListedPerson;

namespace Matching.Tests.People;

/// <summary>Organisers put people on a list; they say yes themselves, or no for good, and the answer tells of nobody.</summary>
public sealed partial class ListImportTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const string Browser = "a-browser-secret-of-enough-letters";

    private readonly FakeTimeProvider clock = new(TwoSeats.Now);
    private readonly Postbox post = new();
    private readonly string address = $"lil-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}@example.org";
    private Issuer issuer = null!;
    private MatchingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        issuer = await Issuer.StartAsync(clock);
        host = await MatchingHost.StartAsync(database.ConnectionString, clock, [.. issuer.SettingsFor("demo"), ("Matching:SignIn:BesideProviders", "true")], adjust: services => services.Replace(ServiceDescriptor.Singleton<IPostman>(post)));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await issuer.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_is_on_a_list_gets_one_letter_and_takes_part_only_after_a_yes_of_their_own()
    {
        Assert.Equal(1, await ImportAsync(address, address.ToUpperInvariant()));
        var letter = await post.NextAsync();
        Assert.Equal(address, letter.To);
        Assert.Contains("Olga", letter.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ImportAsync(address));
        Assert.True(await NothingIsSentAsync());
        Assert.Equal("UNCONFIRMED", await StateAsync());

        var door = new SignInService.SignInServiceClient(host.Invoker);
        var start = (await door.StartSignInAsync(new() { SignIn = new() { Campaign = "demo", Email = address, Browser = Browser } })).SignIn;
        var code = (await post.NextAsync()).Subject[..6];
        var tokens = (await door.FinishSignInAsync(new() { SignIn = start.Id, Browser = Browser, Code = code })).Tokens;
        Assert.Equal(("Lil", "ACTIVE"), (tokens.FirstName, await StateAsync()));
        Assert.Empty((await People(tokens.AccessToken).ListBlocksAsync(new())).Blocks);
        // They are asked whether they agree, as everybody is.
        Assert.Equal("CONSENT_NEEDED", await ReasonOfAsync(new LiftService.LiftServiceClient(host.As(tokens.AccessToken)).RequestLiftAsync(new() { LiftRequest = new() })));
    }

    [Fact]
    public async Task A_no_is_for_good_and_is_not_told_to_who_asks_again()
    {
        await ImportAsync(address);
        var secret = Secret().Match((await post.NextAsync()).Text).Groups[1].Value;
        var door = new SignInService.SignInServiceClient(host.Invoker);
        await door.DeclineInvitationAsync(new() { Secret = "no-secret-of-ours" });
        Assert.Equal("UNCONFIRMED", await StateAsync());
        await door.DeclineInvitationAsync(new() { Secret = secret });
        await door.DeclineInvitationAsync(new() { Secret = secret });
        Assert.Equal("", await StateAsync());

        Assert.Equal(1, await ImportAsync(address));
        Assert.Equal(1, await ImportAsync("other", address));
        Assert.True(await NothingIsSentAsync());
        Assert.Equal(0L, await CountAsync("select count(*) from suppression where suppression::text ilike '%' || $1 || '%'", address));
    }

    [Fact]
    public async Task An_address_that_bounces_and_one_that_an_operator_names_are_never_written_to_again()
    {
        post.Fates.Enqueue(Delivery.Bounced);
        await ImportAsync(address);
        await Eventually.HoldsAsync(async () => await StateAsync() == "");
        Assert.Equal(1, await ImportAsync(address));
        Assert.True(await NothingIsSentAsync());

        await host.Services.GetRequiredService<Suppressions>().AddAsync(EmailAddress.TryParse($"two-{address}")!, null, SuppressionReason.Bounce, Cancel);
        Assert.Equal(1, await ImportAsync($"two-{address}"));
        Assert.True(await NothingIsSentAsync());
    }

    [Fact]
    public async Task Every_wrong_cell_is_named_and_nobody_is_taken_in()
    {
        var request = new ImportPeopleRequest { Campaign = "demo", People = { new ListedPerson { Email = address }, new ListedPerson { Email = "nobody" }, new ListedPerson { Email = $"x{address}", FirstName = "Two\nlines" } } };
        Assert.Equal(["people[1].email", "people[2].first_name"], (await FaultsOfAsync(Organiser("demo").ImportPeopleAsync(request))).Order(StringComparer.Ordinal));
        Assert.Equal(["people"], await FaultsOfAsync(Organiser("demo").ImportPeopleAsync(new() { Campaign = "demo" })));
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(People(host.Tokens.Volunteer("Vera")).ImportPeopleAsync(request)));
        Assert.Equal("", await StateAsync());
    }

    [Fact]
    public async Task Whoever_does_nothing_is_off_the_list_after_thirty_days()
    {
        await ImportAsync(address);
        await post.NextAsync();
        var cleaner = host.Services.GetServices<IHostedService>().OfType<ListCleaner>().Single();
        clock.Advance(TimeSpan.FromDays(29));
        await cleaner.CleanAsync(Cancel);
        Assert.Equal("UNCONFIRMED", await StateAsync());
        clock.Advance(TimeSpan.FromDays(2));
        await cleaner.CleanAsync(Cancel);
        Assert.Equal("", await StateAsync());

        // The next month's list asks nobody again; another year's may.
        Assert.Equal(1, await ImportAsync(address));
        Assert.True(await NothingIsSentAsync());
        Assert.Equal("", await StateAsync());
        clock.Advance(TimeSpan.FromDays(335));
        await host.Services.GetServices<IHostedService>().OfType<AskedCleaner>().Single().CleanAsync(Cancel);
        await ImportAsync(address);
        Assert.Equal(address, (await post.NextAsync()).To);
    }

    [Fact]
    public async Task A_campaigns_lists_name_so_many_a_day_also_where_they_come_at_once()
    {
        await using (var others = database.Source.CreateCommand("delete from spent"))
        {
            await others.ExecuteNonQueryAsync(Cancel);
        }

        await using var strict = await MatchingHost.StartAsync(database.ConnectionString, clock, [("Matching:People:MostListedADay", "3")], services => services.Replace(ServiceDescriptor.Singleton<IPostman>(post)));
        var people = new PersonService.PersonServiceClient(strict.As(strict.Tokens.Organiser("Olga", "demo")));
        // The same list twice is two lists: who is known is not told by what is left.
        var reasons = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ReasonIfAnyAsync(people.ImportPeopleAsync(List(2)))));
        Assert.Equal(["", "RATE_LIMITED", "RATE_LIMITED"], reasons.Order(StringComparer.Ordinal));
        Assert.Equal("", await ReasonIfAnyAsync(people.ImportPeopleAsync(List(1))));
        Assert.Equal("RATE_LIMITED", await ReasonIfAnyAsync(people.ImportPeopleAsync(List(1))));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("", await ReasonIfAnyAsync(people.ImportPeopleAsync(List(3))));
        for (var letters = 0; letters < 3; letters++)
        {
            await post.NextAsync();
        }

        ImportPeopleRequest List(int length)
        {
            var request = new ImportPeopleRequest { Campaign = "demo" };
            request.People.AddRange(Enumerable.Range(0, length).Select(number => new ListedPerson { Email = $"{number}-{address}" }));
            return request;
        }
    }

    [Fact]
    public async Task An_erasure_takes_the_letters_that_wait_for_the_address_and_that_it_was_asked_and_no_others()
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var services = host.Services;
        await using (var connection = await services.GetRequiredService<OwnerDatabase>().Source.OpenConnectionAsync(Cancel))
        {
            await services.GetRequiredService<PersonMaker>().TakeInAsync(connection, id, "demo", $"{id}", "Lil", EmailAddress.TryParse(address), clock.GetUtcNow(), Cancel);
            await using var unsent = await connection.BeginTransactionAsync(Cancel);
            foreach (var to in new[] { address, $"other-{address}" })
            {
                await services.GetRequiredService<MailBox>().PostAsync(connection, "demo", new Letter(MailKind.SignIn, to, "Words", "Words"), clock.GetUtcNow().AddDays(1), Cancel);
                await connection.RunAsync("insert into asked_before (campaign, address_key, asked_at) values ('demo', $1, now())", Cancel, await KeyAsync(to));
            }

            // Nobody sends them meanwhile.
            await connection.RunAsync("update mail set due_at = '2100-01-01'", Cancel);
            await unsent.CommitAsync(Cancel);
        }

        await People(services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(id, "demo", "Lil", "")).Token).ErasePersonAsync(new());

        foreach (var table in (string[])["mail", "asked_before"])
        {
            Assert.Equal((table, 0L, 1L), (table, await KeptAsync(table, address), await KeptAsync(table, $"other-{address}")));
        }

        async Task<byte[]> KeyAsync(string of) => await services.GetRequiredService<KeyedHashes>().OfAddressAsync("demo", EmailAddress.TryParse(of)!, Cancel);

        async Task<long> KeptAsync(string table, string of)
        {
            await using var command = database.Source.CreateCommand($"select count(*) from {table} where address_key = $1");
            command.Parameters.Add(new() { Value = await KeyAsync(of) });
            return (long)(await command.ExecuteScalarAsync(Cancel))!;
        }
    }

    [Fact]
    public async Task Whoever_comes_through_the_provider_with_the_address_takes_the_place_on_the_list_and_is_told_to_keep_to_one_way()
    {
        await ImportAsync(address);
        await post.NextAsync();
        Assert.Equal("Lil", (await People(issuer.Token(address, "Lilian", address)).GetPersonAsync(new())).Person.FirstName);
        Assert.Equal("ACTIVE", await StateAsync());

        // The same address by mail, and by another subject of the provider.
        var door = new SignInService.SignInServiceClient(host.Invoker);
        var start = (await door.StartSignInAsync(new() { SignIn = new() { Campaign = "demo", Email = address, Browser = Browser } })).SignIn;
        var code = (await post.NextAsync()).Subject[..6];
        Assert.Equal("SIGN_IN_OTHERWISE", await ReasonOfAsync(door.FinishSignInAsync(new() { SignIn = start.Id, Browser = Browser, Code = code })));
        Assert.Equal("SIGN_IN_OTHERWISE", await ReasonOfAsync(People(issuer.Token($"other-{address}", "Lilian", address)).GetPersonAsync(new())));
    }

    [GeneratedRegex("#secret=(.+)")]
    private static partial Regex Secret();

    private async Task<int> ImportAsync(params string[] addresses)
    {
        var campaign = addresses[0] == "other" ? "other" : "demo";
        var request = new ImportPeopleRequest { Campaign = campaign };
        request.People.AddRange(addresses.Where(one => one != "other").Select(one => new ListedPerson { Email = one, FirstName = "Lil" }));
        return (await Organiser(campaign).ImportPeopleAsync(request)).AcceptedCount;
    }

    private async Task<bool> NothingIsSentAsync()
    {
        await host.Services.GetRequiredService<MailWorker>().RunOnceAsync(Cancel);
        return post.IsEmpty && await CountAsync("select count(*) from mail where kind = $1", "INVITATION") == 0;
    }

    /// <summary>How far whoever was put on the list last has come; empty where there is nobody.</summary>
    private async Task<string> StateAsync()
    {
        var key = await host.Services.GetRequiredService<KeyedHashes>().OfAddressAsync("demo", EmailAddress.TryParse(address)!, Cancel);
        await using var command = database.Source.CreateCommand("select state from person where campaign = 'demo' and address_key = $1");
        command.Parameters.Add(new() { Value = key });
        return await command.ExecuteScalarAsync(Cancel) as string ?? "";
    }

    private async Task<long> CountAsync(string sql, string value)
    {
        await using var command = database.Source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private PersonService.PersonServiceClient Organiser(string campaign) => People(host.Tokens.Organiser("Olga", campaign));

    private PersonService.PersonServiceClient People(string token) => new(host.As(token));
}
