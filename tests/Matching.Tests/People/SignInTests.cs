using System.Text.RegularExpressions;
using Grpc.Core;
using Matching.People;
using Matching.People.Mail;
using Matching.People.Roles;
using Matching.Storage.Mail;
using Matching.Storage.People;
using Matching.Storage.People.Retention;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using TestKit;
using static Matching.Tests.Sessions.SessionHost;

namespace Matching.Tests.People;

/// <summary>Signing in by mail: once, in time, in the same browser; and tokens that are renewed once.</summary>
public sealed partial class SignInTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private const string Browser = "a-browser-secret-of-enough-letters";
    private const string Failed = "SIGN_IN_FAILED";

    private static int people;

    private readonly FakeTimeProvider clock = new(TwoSeats.Now);
    private readonly Postbox post = new();

    /// <summary>A person of this test alone.</summary>
    private readonly string address = $"person-{Interlocked.Increment(ref people)}@example.org";

    private MatchingHost host = null!;
    private SignInService.SignInServiceClient door = null!;

    public async ValueTask InitializeAsync()
    {
        // What an earlier test left to be sent would come as this one's.
        await using (var others = database.Source.CreateCommand("delete from mail"))
        {
            await others.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        host = await MatchingHost.StartAsync(database.ConnectionString, clock, adjust: services => services.Replace(ServiceDescriptor.Singleton<IPostman>(post)));
        door = new(host.Invoker);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Whoever_has_the_mail_and_the_browser_is_in_by_code_or_by_link_and_is_the_same_person_again()
    {
        var (id, letter) = await StartAsync();
        Assert.Equal(address, letter.To);
        var first = (await door.FinishSignInAsync(new() { SignIn = id, Browser = Browser, Code = CodeOf(letter), FirstName = "Ann" })).Tokens;
        Assert.Equal(("demo", "Ann"), (first.Campaign, first.FirstName));
        Assert.Equal(TwoSeats.Now.AddMinutes(10), first.ExpireTime.ToDateTimeOffset());
        Assert.Empty((await Own(first.AccessToken).ListBlocksAsync(new())).Blocks);

        (id, letter) = await StartAsync();
        var second = (await door.FinishSignInAsync(new() { SignIn = id, Browser = Browser, Link = LinkOf(letter), FirstName = "Eve" })).Tokens;
        Assert.Equal((first.Person, "Ann"), (second.Person, second.FirstName));
    }

    [Fact]
    public async Task What_was_begun_is_not_finished_where_it_is_left_to_a_provider_since_and_for_nobody_whom_the_provider_knows()
    {
        var (id, letter) = await StartAsync();
        var finish = new FinishSignInRequest { SignIn = id, Browser = Browser, Code = CodeOf(letter) };
        await using (var provided = await MatchingHost.StartAsync(
            database.ConnectionString, clock, [("Matching:Tokens:Issuers:0:Issuer", "https://provider.example.org"), ("Matching:Tokens:Issuers:0:Audience", "matching"), ("Matching:Tokens:Issuers:0:Campaign", "demo")]))
        {
            Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(new SignInService.SignInServiceClient(provided.Invoker).FinishSignInAsync(finish)));
        }

        await using (var off = await MatchingHost.StartAsync(database.ConnectionString, clock, [("Matching:SignIn:Enabled", "false")]))
        {
            Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(new SignInService.SignInServiceClient(off.Invoker).StartSignInAsync(Start())));
            Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(new SignInService.SignInServiceClient(off.Invoker).FinishSignInAsync(finish)));
        }

        // Somebody who takes part with the address through the provider; the sign-in is not used up by being refused, nor is anybody made.
        await host.Services.GetRequiredService<PersonMaker>().TakeInAsync("demo", $"o-{address}", "Ann", EmailAddress.TryParse(address), clock.GetUtcNow(), TestContext.Current.CancellationToken);
        Assert.Equal("SIGN_IN_OTHERWISE", await ReasonOfAsync(door.FinishSignInAsync(finish)));
        Assert.Equal(1L, await CountAsync($"select count(*) from person where subject = 'o-{address}'"));
        Assert.Equal(0L, await CountAsync($"select count(*) from refresh_token where family = '{id}'"));
    }

    [Theory]
    [InlineData("another sign-in")]
    [InlineData("another's link")]
    [InlineData("no link of anybody")]
    public async Task A_proof_of_something_else_is_none(string what)
    {
        var (id, letter) = await StartAsync();
        var (other, others) = await StartAsync();
        var link = what switch { "another's link" => LinkOf(others), "no link of anybody" => "never-a-link-of-anybody-here", _ => LinkOf(letter) };
        var finish = new FinishSignInRequest { SignIn = what == "another sign-in" ? $"{Guid.CreateVersion7(clock.GetUtcNow())}" : id, Browser = Browser, Link = link };
        Assert.Equal(Failed, await ReasonOfAsync(door.FinishSignInAsync(finish)));
        Assert.NotEqual(id, other);
    }

    [Fact]
    public async Task What_was_begun_before_an_erasure_is_of_no_use_and_counts_for_the_address_still()
    {
        var begun = new List<(string Id, Letter Letter)>();
        for (var number = 0; number < 5; number++)
        {
            begun.Add(await StartAsync());
        }

        var tokens = (await door.FinishSignInAsync(new() { SignIn = begun[0].Id, Browser = Browser, Code = CodeOf(begun[0].Letter) })).Tokens;
        await Own(tokens.AccessToken).ErasePersonAsync(new());
        Assert.Equal(5L, await CountAsync($"select count(*) from sign_in where id in ('{string.Join("','", begun.Select(one => one.Id))}') and octet_length(email_sealed) = 0 and used_at is not null"));

        Assert.Equal(Failed, await ReasonOfAsync(door.FinishSignInAsync(new() { SignIn = begun[1].Id, Browser = Browser, Code = CodeOf(begun[1].Letter) })));
        Assert.Equal(Failed, await ReasonOfAsync(door.FinishSignInAsync(new() { SignIn = begun[2].Id, Browser = Browser, Link = LinkOf(begun[2].Letter) })));
        Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = tokens.RefreshToken })));

        // The address had its five letters of this hour.
        await door.StartSignInAsync(Start());
        await host.Services.GetRequiredService<MailWorker>().RunOnceAsync(CancellationToken.None);
        Assert.True(post.IsEmpty);
    }

    [Fact]
    public async Task A_code_works_once_and_so_does_the_link_of_the_same_mail()
    {
        var (id, letter) = await StartAsync();
        await door.FinishSignInAsync(new() { SignIn = id, Browser = Browser, Code = CodeOf(letter) });
        Assert.Equal(Failed, await ReasonOfAsync(door.FinishSignInAsync(new() { SignIn = id, Browser = Browser, Code = CodeOf(letter) })));
        Assert.Equal(Failed, await ReasonOfAsync(door.FinishSignInAsync(new() { SignIn = id, Browser = Browser, Link = LinkOf(letter) })));
    }

    [Fact]
    public async Task Of_many_who_show_the_right_code_at_once_one_is_in()
    {
        var (id, letter) = await StartAsync();
        var finish = new FinishSignInRequest { SignIn = id, Browser = Browser, Code = CodeOf(letter) };
        var reasons = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ReasonIfAnyAsync(door.FinishSignInAsync(finish))));
        Assert.Single(reasons, "");
        Assert.Equal(4, reasons.Count(reason => reason == Failed));
    }

    [Fact]
    public async Task A_link_that_was_stolen_is_of_no_use_in_another_browser()
    {
        var (id, letter) = await StartAsync();
        var stolen = new FinishSignInRequest { SignIn = id, Browser = "another-browser-of-somebody", Link = LinkOf(letter) };
        for (var tries = 0; tries < 8; tries++)
        {
            Assert.Equal(Failed, await ReasonOfAsync(door.FinishSignInAsync(stolen)));
        }

        // Nor does the thief use up the owner's tries.
        await door.FinishSignInAsync(new() { SignIn = id, Browser = Browser, Link = LinkOf(letter) });
    }

    [Fact]
    public async Task After_five_wrong_codes_the_right_one_is_wrong_too_also_where_they_come_at_once()
    {
        var (id, letter) = await StartAsync();
        var right = CodeOf(letter);
        var wrong = Enumerable.Range(0, 20).Select(number => $"{number:D6}").Where(code => code != right).Take(12);
        var reasons = await Task.WhenAll(wrong.Select(code => ReasonIfAnyAsync(door.FinishSignInAsync(new() { SignIn = id, Browser = Browser, Code = code }))));
        Assert.All(reasons, reason => Assert.Equal(Failed, reason));
        Assert.Equal(Failed, await ReasonOfAsync(door.FinishSignInAsync(new() { SignIn = id, Browser = Browser, Code = right })));
    }

    [Fact]
    public async Task After_ten_minutes_a_code_is_too_old()
    {
        var (id, letter) = await StartAsync();
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(Failed, await ReasonOfAsync(door.FinishSignInAsync(new() { SignIn = id, Browser = Browser, Code = CodeOf(letter) })));
    }

    [Fact]
    public async Task An_address_gets_five_mails_an_hour_and_nobody_is_told_of_it()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => door.StartSignInAsync(Start()).ResponseAsync));
        Assert.Equal(9, starts.Select(start => start.SignIn.Id).Distinct().Count());
        for (var number = 0; number < 5; number++)
        {
            await post.NextAsync();
        }

        await host.Services.GetRequiredService<MailWorker>().RunOnceAsync(CancellationToken.None);
        Assert.True(post.IsEmpty);
        clock.Advance(TimeSpan.FromHours(1));
        await StartAsync();
    }

    [Fact]
    public async Task An_address_gets_twenty_mails_a_day_so_that_a_hundred_codes_can_be_guessed()
    {
        for (var number = 0; number < 20; number++)
        {
            await StartAsync();
            clock.Advance(TimeSpan.FromMinutes(13));
        }

        await door.StartSignInAsync(Start());
        await host.Services.GetRequiredService<MailWorker>().RunOnceAsync(CancellationToken.None);
        Assert.True(post.IsEmpty);
        clock.Advance(TimeSpan.FromHours(20));
        await StartAsync();
    }

    [Fact]
    public async Task What_is_answered_does_not_depend_on_whether_anybody_has_the_address()
    {
        var (id, letter) = await StartAsync();
        await door.FinishSignInAsync(new() { SignIn = id, Browser = Browser, Code = CodeOf(letter) });
        var known = (await door.StartSignInAsync(Start())).SignIn;
        var unknown = (await door.StartSignInAsync(new() { SignIn = new() { Campaign = "demo", Email = $"not-{address}", Browser = Browser } })).SignIn;
        known.Id = unknown.Id = "";
        Assert.Equal(known, unknown);
        Assert.Equal("CAMPAIGN_NOT_FOUND", await ReasonOfAsync(door.StartSignInAsync(new() { SignIn = new() { Campaign = "nowhere", Email = address, Browser = Browser } })));
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_one_that_comes_again_ends_all_of_its_sign_in()
    {
        var first = await SignInAsync();
        var second = await RefreshAsync(first.RefreshToken);
        // A client that never got the answer asks again at once, and is served.
        var sibling = await RefreshAsync(first.RefreshToken);
        clock.Advance(TimeSpan.FromSeconds(11));
        var third = await RefreshAsync(sibling.RefreshToken);

        Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = first.RefreshToken })));

        Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = third.RefreshToken })));
        Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = second.RefreshToken })));
        // Another sign-in of the same person is another matter.
        await RefreshAsync((await SignInAsync()).RefreshToken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task Of_two_who_show_a_token_within_the_leeway_one_has_lost_and_is_found_out_by_coming_also_days_later(int daysLater)
    {
        var first = await SignInAsync();
        var lost = await RefreshAsync(first.RefreshToken);
        var live = await RefreshAsync(first.RefreshToken);
        clock.Advance(TimeSpan.FromDays(daysLater));
        var cleaner = host.Services.GetServices<IHostedService>().OfType<RefreshTokenCleaner>().Single();
        await cleaner.CleanAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = lost.RefreshToken })));
        Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = live.RefreshToken })));
    }

    [Fact]
    public async Task An_answer_that_was_lost_twice_is_asked_for_a_third_time_and_one_that_was_used_was_not_lost()
    {
        var first = await SignInAsync();
        await RefreshAsync(first.RefreshToken);
        await RefreshAsync(first.RefreshToken);
        var third = await RefreshAsync(first.RefreshToken);
        var next = await RefreshAsync(third.RefreshToken);

        Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = first.RefreshToken })));
        Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = next.RefreshToken })));
    }

    [Fact]
    public async Task A_sign_in_ends_after_half_a_year_however_often_it_is_renewed()
    {
        var token = (await SignInAsync()).RefreshToken;
        for (var day = 0; day < 175; day += 25)
        {
            clock.Advance(TimeSpan.FromDays(25));
            token = (await RefreshAsync(token)).RefreshToken;
        }

        clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = token })));
    }

    [Fact]
    public async Task No_token_is_born_while_all_of_its_sign_in_end()
    {
        for (var round = 0; round < 20; round++)
        {
            var first = await SignInAsync();
            clock.Advance(TimeSpan.FromHours(1));
            var second = await RefreshAsync(first.RefreshToken);
            clock.Advance(TimeSpan.FromSeconds(11));

            // A chain of good exchanges, and in its midst the token that was used before.
            var chain = ChainAsync(second.RefreshToken);
            await ReasonIfAnyAsync(door.RefreshTokensAsync(new() { RefreshToken = first.RefreshToken }));
            Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = await chain })));
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_sign_in_and_after_thirty_days_it_has_ended_by_itself()
    {
        var out1 = await SignInAsync();
        await door.RevokeTokensAsync(new() { RefreshToken = out1.RefreshToken });
        Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = out1.RefreshToken })));
        await door.RevokeTokensAsync(new() { RefreshToken = "never-a-token-of-anybody-here" });

        var old = await SignInAsync();
        clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(Failed, await ReasonOfAsync(door.RefreshTokensAsync(new() { RefreshToken = old.RefreshToken })));
    }

    [Fact]
    public async Task An_access_token_ends_after_ten_minutes()
    {
        var token = (await SignInAsync()).AccessToken;
        clock.Advance(TimeSpan.FromMinutes(10.6));
        Assert.Equal("UNAUTHENTICATED", await ReasonOfAsync(Own(token).ListBlocksAsync(new())));
    }

    [Fact]
    public async Task The_first_administrator_is_who_signs_in_with_the_address_that_was_named()
    {
        await host.Services.GetRequiredService<IRoleGrants>().GrantAsync(EmailAddress.TryParse(address)!, Role.Administrator);
        var token = (await SignInAsync()).AccessToken;
        var created = await new SessionService.SessionServiceClient(host.As(token)).CreateSessionAsync(new() { Session = Canvass() });
        Assert.Equal("demo", created.Session.Campaign);
        // Of that campaign, and of no other.
        Assert.Equal("PERMISSION_DENIED", await ReasonOfAsync(new CampaignService.CampaignServiceClient(host.As(token)).CreateCampaignAsync(new() { Campaign = new() { Id = "mine", Name = "Mine" } })));
    }

    [Fact]
    public async Task A_mail_that_is_not_taken_is_sent_again_and_one_that_comes_too_late_never()
    {
        var worker = host.Services.GetRequiredService<MailWorker>();
        post.Fates.Enqueue(Delivery.Later);
        post.Fates.Enqueue(Delivery.Later);
        await door.StartSignInAsync(Start());
        for (var tries = 0; tries < 10 && post.IsEmpty; tries++)
        {
            clock.Advance(TimeSpan.FromSeconds(50));
            await worker.RunOnceAsync(CancellationToken.None);
        }

        Assert.Equal(address, (await post.NextAsync()).To);
        await Eventually.HoldsAsync(async () => await CountAsync("select count(*) from mail") == 0);
    }

    [Fact]
    public async Task The_database_holds_no_address_no_name_and_no_secret_that_could_be_read()
    {
        var tokens = await SignInAsync("Wilhelmina");
        var (id, letter) = await StartAsync();
        foreach (var planted in new[] { address, "Wilhelmina", tokens.RefreshToken, CodeOf(letter), LinkOf(letter), Browser })
        {
            foreach (var table in new[] { "person", "sign_in", "refresh_token", "mail", "role_grant", "write_once" })
            {
                Assert.Equal(0L, await CountAsync($"select count(*) from {table} where row_to_json({table})::text ilike '%{planted}%' or row_to_json({table})::text ilike '%{Hex(planted)}%'"));
            }
        }

        Assert.NotEmpty(id);
    }

    [Fact]
    public async Task Every_wrong_field_is_named()
    {
        Assert.Equal(["sign_in.campaign", "sign_in.email", "sign_in.browser"], await FaultsOfAsync(door.StartSignInAsync(new() { SignIn = new() { Campaign = "No!", Email = "x", Browser = "short" } })));
        Assert.Equal(["sign_in", "browser", "code"], await FaultsOfAsync(door.FinishSignInAsync(new() { SignIn = "x", Browser = "", Code = "12345" })));
        Assert.Equal(["code"], await FaultsOfAsync(door.FinishSignInAsync(new() { SignIn = $"{Guid.Empty}", Browser = Browser })));
        Assert.Equal(["first_name"], await FaultsOfAsync(door.FinishSignInAsync(new() { SignIn = $"{Guid.Empty}", Browser = Browser, Code = "123456", FirstName = "Ann\nEve" })));
        Assert.Equal(["refresh_token"], await FaultsOfAsync(door.RefreshTokensAsync(new())));
        Assert.Equal(["refresh_token"], await FaultsOfAsync(door.RevokeTokensAsync(new() { RefreshToken = "' or 1=1 --" })));
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Digits { get; }

    [GeneratedRegex("link=([A-Za-z0-9_-]+)")]
    private static partial Regex Link { get; }

    private static string CodeOf(Letter letter) => Digits.Match(letter.Subject).Value;

    private static string LinkOf(Letter letter) => Link.Match(letter.Text).Groups[1].Value;

    private static string Hex(string text) => Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text));

    private StartSignInRequest Start() => new() { SignIn = new() { Campaign = "demo", Email = address, Browser = Browser } };

    private async Task<(string Id, Letter Letter)> StartAsync() => ((await door.StartSignInAsync(Start())).SignIn.Id, await post.NextAsync());

    private async Task<TokenPair> SignInAsync(string name = "Ann")
    {
        var (id, letter) = await StartAsync();
        return (await door.FinishSignInAsync(new() { SignIn = id, Browser = Browser, Code = CodeOf(letter), FirstName = name })).Tokens;
    }

    private async Task<TokenPair> RefreshAsync(string token) => (await door.RefreshTokensAsync(new() { RefreshToken = token })).Tokens;

    /// <summary>Exchanges a token and what comes of it, some times or until it is refused; the last that was given out.</summary>
    private async Task<string> ChainAsync(string token)
    {
        for (var link = 0; link < 5; link++)
        {
            try
            {
                token = (await RefreshAsync(token)).RefreshToken;
            }
            catch (RpcException)
            {
                return token;
            }
        }

        return token;
    }

    private PersonService.PersonServiceClient Own(string token) => new(host.As(token));

    private async Task<long> CountAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
