using Benchmarks.Worlds;
using Matching.Hosting.Tokens;
using Matching.Storage.Lifts;
using Operations.Bearers;

namespace Benchmarks.Servers;

/// <summary>Whoever asks with an account, as in production: their token says who they are, and the database what they may do.</summary>
internal static class SignedInPerson
{
    /// <summary>Takes the person of <see cref="MatchingServer.Subject"/> in, as a sign-in does.</summary>
    /// <returns>Their token.</returns>
    public static async Task<string> TokenAsync(BenchWorld world, string folder)
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var vault = new OriginVault(OriginKeys.ReadOrMake(Path.Combine(folder, ".data", "origin-key")));
        await using var insert = world.Source.CreateCommand(
            "insert into person (id, campaign, subject, name_sealed, state, last_seen_on, created_at, updated_at) values ($1, $2, $3, $4, 'ACTIVE', current_date, now(), now())");
        insert.Parameters.Add(new() { Value = id });
        insert.Parameters.Add(new() { Value = BenchWorld.Campaign });
        insert.Parameters.Add(new() { Value = MatchingServer.Subject });
        insert.Parameters.Add(new() { Value = vault.SealText(id, "Bench") });
        await insert.ExecuteNonQueryAsync();
        var claims = new Dictionary<string, object> { [BearerClaims.Subject] = MatchingServer.Subject, [BearerClaims.Name] = "Bench", [BearerClaims.Campaign] = BenchWorld.Campaign };
        return new TokenMint(new BearerOptions(), TokenKeyFile.ReadOrMake(Path.Combine(folder, ".data", "token-key.pem")), TimeProvider.System).Sign(claims, TimeSpan.FromHours(24));
    }
}
