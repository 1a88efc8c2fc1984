using Matching.People;
using Matching.People.Mail;
using Matching.People.SignIn;
using Matching.Storage;
using Matching.Storage.People;
using Matching.Storage.People.Retention;
using Matching.Storage.People.Rights;
using Matching.Storage.People.SignIn;
using Matching.Tests.Sessions;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using TestKit;

namespace Matching.Tests.People.Retention;

/// <summary>Who was not seen for a year is asked once, by mail, and is erased a month later, unless they came back by then.</summary>
public sealed class IdlePeopleTests(TwoSeats database) : IClassFixture<TwoSeats>, IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(TwoSeats.Now);
    private readonly Postbox post = new();
    private readonly Guid id = Guid.CreateVersion7(TwoSeats.Now);
    private MatchingHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Address => $"{id:N}@example.org";

    public async ValueTask InitializeAsync()
    {
        // People of the class's other tests would be asked too.
        await database.ExecuteAsync("delete from person; delete from mail");
        host = await MatchingHost.StartAsync(database.ConnectionString, clock, adjust: services => services.Without<RetentionWorker>().Replace(ServiceDescriptor.Singleton<IPostman>(post)));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Asked_once_after_a_year_and_erased_a_month_later()
    {
        await TakeInAsync(Address);
        clock.Advance(TimeSpan.FromDays(364));
        await LookAsync();
        Assert.Equal("ACTIVE", await StateAsync());
        Assert.True(post.IsEmpty);

        clock.Advance(TimeSpan.FromDays(1));
        await Eventually.HoldsAsync(async () => await LookAsync() is "ASKED");
        var letter = await post.NextAsync();
        Assert.Equal((MailKind.Stay, Address, "Do you want to stay with Demo?"), (letter.Kind, letter.To, letter.Subject));
        Assert.Contains("31 May 2027", letter.Text, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromDays(30).Subtract(TimeSpan.FromSeconds(1)));
        Assert.Equal("ASKED", await LookAsync());
        Assert.True(post.IsEmpty);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.HoldsAsync(async () => await LookAsync() is "ERASED");
        Assert.Equal(1, await database.NumberAsync($"select count(*) from erasure where subject = '{id}'"));
    }

    [Fact]
    public async Task Any_call_with_a_token_is_noted_once_a_day_and_is_an_answer()
    {
        await TakeInAsync(Address);
        await AskedAsync();
        await CallAsync();
        Assert.Equal(("ACTIVE", Today), (await StateAsync(), await SeenAsync()));

        clock.Advance(TimeSpan.FromDays(40));
        await CallAsync();
        Assert.Equal(Today, await SeenAsync());
        clock.Advance(TimeSpan.FromDays(364));
        Assert.Equal("ACTIVE", await LookAsync());
    }

    [Fact]
    public async Task A_refreshed_token_is_an_answer()
    {
        await TakeInAsync(Address);
        clock.Advance(TimeSpan.FromDays(350));
        var tokens = host.Services.GetRequiredService<RefreshTokens>();
        string token;
        await using (var connection = await database.Source.OpenConnectionAsync(Cancel))
        {
            token = await tokens.BeginAsync(connection, Guid.CreateVersion7(clock.GetUtcNow()), id, clock.GetStorableNow(), Cancel);
        }

        await AskedAsync(TimeSpan.FromDays(15));
        Assert.True((await tokens.ExchangeAsync(token, Cancel)).Failure is null);
        Assert.Equal(("ACTIVE", Today), (await StateAsync(), await SeenAsync()));
    }

    [Fact]
    public async Task Signing_in_again_is_an_answer()
    {
        await TakeInAsync(Address);
        await AskedAsync();
        await post.NextAsync();
        Assert.Equal(id, await SignInAsync());
        Assert.Equal("ACTIVE", await StateAsync());
        clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal("ACTIVE", await LookAsync());
    }

    [Fact]
    public async Task Who_comes_back_while_they_are_being_erased_stays()
    {
        await TakeInAsync(Address);
        await AskedAsync();
        clock.Advance(TimeSpan.FromDays(29));
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await connection.RunAsync("update person set state = 'ACTIVE', asked_at = null where id = $1", Cancel, id);
        // It has seen who was asked, and now waits for them.
        Matching.People.Reach.OverAll();
        var erasing = host.Services.GetRequiredService<PersonEraser>().EraseUnansweredAsync(new Caller($"{id}", "Somebody", "demo", Matching.People.Role.Volunteer), clock.GetUtcNow(), Cancel);
        await Eventually.HoldsAsync(async () => await database.NumberAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0);
        await transaction.CommitAsync(Cancel);
        Assert.False(await erasing);
        Assert.Equal("ACTIVE", await StateAsync());
    }

    [Fact]
    public async Task Who_signs_in_while_they_are_being_erased_is_somebody_new()
    {
        await TakeInAsync(Address);
        await AskedAsync();
        await post.NextAsync();
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await connection.RunAsync("select from person where id = $1 for update", Cancel, id);
        var signingIn = SignInAsync();
        await Eventually.HoldsAsync(async () => await database.NumberAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0);
        await connection.RunAsync(
            "update person set state = 'ERASED', subject = 'erased-' || id, address_key = null, email_sealed = null, name_sealed = '', asked_at = null where id = $1", Cancel, id);
        await transaction.CommitAsync(Cancel);
        Assert.NotEqual(id, await signingIn);
        Assert.Equal("ERASED", await StateAsync());
    }

    [Fact]
    public async Task Who_has_no_address_is_erased_after_the_same_time_and_nobody_is_written_to()
    {
        await TakeInAsync(address: null);
        await AskedAsync();
        Assert.True(post.IsEmpty);
        clock.Advance(TimeSpan.FromDays(30));
        await Eventually.HoldsAsync(async () => await LookAsync() is "ERASED");
    }

    [Fact]
    public async Task In_a_copy_that_was_put_back_nobody_is_erased_for_what_they_were_asked_before()
    {
        await TakeInAsync(Address);
        await AskedAsync();
        await host.Services.GetRequiredService<ErasureJournal>().RepeatAsync([], Cancel);
        Assert.Equal("ACTIVE", await StateAsync());
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private async Task TakeInAsync(string? address)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        await host.Services.GetRequiredService<PersonMaker>().TakeInAsync(
            connection, id, "demo", $"{id}", "Ivy", address is null ? null : EmailAddress.TryParse(address), clock.GetStorableNow(), Cancel);
    }

    private async Task AskedAsync(TimeSpan? left = null)
    {
        clock.Advance(left ?? TimeSpan.FromDays(365));
        await Eventually.HoldsAsync(async () => await LookAsync() is "ASKED");
    }

    /// <summary>One look of a worker, beside those of the service's own.</summary>
    private async Task<string> LookAsync()
    {
        await host.Services.GetRequiredService<IdlePeople>().RunOnceAsync(Cancel);
        return await StateAsync();
    }

    private async Task CallAsync()
    {
        var token = host.Services.GetRequiredService<ITokenMint>().SignFor(new SignedIn(id, "demo", "Ivy", "")).Token;
        await new PersonService.PersonServiceClient(host.As(token)).GetPersonAsync(new(), cancellationToken: Cancel);
    }

    private async Task<Guid> SignInAsync()
    {
        const string Browser = "0123456789012345678901";
        var signIns = host.Services.GetRequiredService<ISignIns>();
        Assert.True((await signIns.StartAsync("demo", EmailAddress.TryParse(Address)!, Browser, Cancel)).TryGet(out var start, out _));
        var code = (await post.NextAsync()).Subject[..6];
        Assert.True((await signIns.FinishAsync(start.Id, Browser, new SignInProof(code, null), "Ivy", Cancel)).TryGet(out var signedIn, out _));
        return signedIn.Person;
    }

    private async Task<string> StateAsync() => await ValueAsync<string>("state");

    private async Task<DateOnly> SeenAsync() => await ValueAsync<DateOnly>("last_seen_on");

    private async Task<T> ValueAsync<T>(string column)
    {
        await using var command = database.Source.CreateCommand($"select {column} from person where id = '{id}'");
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        Assert.True(await rows.ReadAsync(Cancel));
        return rows.GetFieldValue<T>(0);
    }
}
