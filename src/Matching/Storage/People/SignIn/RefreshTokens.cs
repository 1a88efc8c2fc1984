using Matching.Lifts;
using Matching.Outcomes;
using Matching.People.SignIn;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.People.SignIn;

/// <summary>
/// Refresh tokens that are good once. One that comes again was in two hands, and nobody can tell whose are the right ones: every token of that sign-in ends. Within the leeway the answer
/// may have been lost; then the later exchange stands in for the earlier, and whoever comes with the earlier one's token after all ends the sign-in.
/// </summary>
internal sealed class RefreshTokens(Database source, IOriginVault vault, SignInRules rules, TimeProvider clock)
{
    private static readonly string Insert = Sql.Read("People/refresh_insert.sql");
    private static readonly string Lock = Sql.Read("People/refresh_lock.sql");
    private static readonly string Hold = Sql.Read("People/refresh_hold.sql");
    private static readonly string Confirm = Sql.Read("People/person_confirm.sql");
    private static readonly string Supersede = Sql.Read("People/refresh_supersede.sql");
    private static readonly string Use = Sql.Read("People/refresh_use.sql");
    private static readonly string EndFamily = Sql.Read("People/refresh_end.sql");

    private static readonly Failure Failed = new(Reason.SignInFailed, "The refresh token is not known, too old, or was used before. Sign in again.");

    /// <summary>The first token of a sign-in.</summary>
    public Task<string> BeginAsync(NpgsqlConnection connection, Guid family, Guid person, DateTimeOffset now, CancellationToken cancellation) =>
        MakeAsync(connection, new Lineage(family, person, now, null), now, cancellation);

    /// <summary>Exchanges a token for the next.</summary>
    public async Task<Result<SignedIn>> ExchangeAsync(string token, CancellationToken cancellation)
    {
        var (now, hash) = (clock.GetStorableNow(), Secrets.HashOf(token));
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        await using var transaction = await source.Everywhere.BeginAsync(connection, cancellation);
        await connection.RunAsync(Lock, cancellation, hash);
        await connection.RunAsync(Hold, cancellation, hash);
        await using var use = connection.Command(Use, hash, now, now - rules.Leeway);
        var used = await use.ReadOneAsync(
            row => new Used(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<DateTimeOffset>(4)), cancellation);
        if (used is null)
        {
            await connection.RunAsync(EndFamily, cancellation, hash, now);
            await transaction.CommitAsync(CancellationToken.None);
            return Failed;
        }

        await connection.RunAsync(Confirm, cancellation, used.Person, now);
        await connection.RunAsync(Supersede, cancellation, hash, now);
        var next = await MakeAsync(connection, new Lineage(used.Family, used.Person, used.BeganAt, hash), now, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return new SignedIn(used.Person, used.Campaign, vault.OpenText(used.Person, used.Name), next);
    }

    /// <summary>Ends a token and all others of its sign-in.</summary>
    public async Task EndAsync(string token, CancellationToken cancellation)
    {
        var hash = Secrets.HashOf(token);
        await using var connection = await source.Everywhere.OpenConnectionAsync(cancellation);
        await using var transaction = await source.Everywhere.BeginAsync(connection, cancellation);
        await connection.RunAsync(Lock, cancellation, hash);
        await connection.RunAsync(EndFamily, cancellation, hash, clock.GetStorableNow());
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>A fresh token, good for a while, and at most as long as its sign-in lasts.</summary>
    private async Task<string> MakeAsync(NpgsqlConnection connection, Lineage of, DateTimeOffset now, CancellationToken cancellation)
    {
        var token = Secrets.Fresh();
        var (good, last) = (now + rules.RefreshFor, of.BeganAt + rules.SignedInFor);
        await using var insert = connection.Command(Insert, Secrets.HashOf(token), of.Family, of.Person, now, good < last ? good : last);
        insert.Parameters.Add(new() { Value = of.Parent ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea });
        insert.Parameters.Add(new() { Value = of.BeganAt });
        await insert.ExecuteNonQueryAsync(cancellation);
        return token;
    }

    private sealed record Lineage(Guid Family, Guid Person, DateTimeOffset BeganAt, byte[]? Parent);

    private sealed record Used(Guid Family, Guid Person, string Campaign, byte[] Name, DateTimeOffset BeganAt);
}
