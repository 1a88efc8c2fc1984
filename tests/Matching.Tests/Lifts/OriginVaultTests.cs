using System.Security.Cryptography;
using System.Text;
using Matching.Storage.Lifts;

namespace Matching.Tests.Lifts;

/// <summary>What is sealed opens for whom it was sealed, by the key of its day, and keys change hands by a line in a file.</summary>
public sealed class OriginVaultTests : IDisposable
{
    private static readonly Guid Owner = new("0192f3a4-5b6c-7d8e-9f01-23456789abcd");
    private static readonly byte[] Home = Encoding.UTF8.GetBytes("NW3 2QG");
    private static readonly string First = Line(1);
    private static readonly string Second = Line(2);

    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("matching-keys-").FullName, "keys");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [Fact]
    public void After_a_rotation_the_new_key_seals_the_old_one_opens_and_without_it_nothing_of_before_does()
    {
        var before = Vault(First).Seal(Owner, Home);
        var rotated = Vault(First, Second);
        Assert.Equal(Home, rotated.Open(Owner, before));
        var after = rotated.Seal(Owner, Home);
        Assert.Equal((1, 2), (before[0], after[0]));
        Assert.Throws<CryptographicException>(() => Vault(First).Open(Owner, after));

        var retired = Vault(Second);
        Assert.Equal(Home, retired.Open(Owner, after));
        Assert.Throws<CryptographicException>(() => retired.Open(Owner, before));
    }

    [Fact]
    public void It_opens_for_nobody_else_and_not_where_a_bit_was_changed_or_something_is_missing()
    {
        var vault = Vault(First);
        var box = vault.Seal(Owner, Home);
        Assert.Throws<AuthenticationTagMismatchException>(() => vault.Open(Guid.Empty, box));
        Assert.Throws<CryptographicException>(() => vault.Open(Owner, box.AsSpan(0, 20)));
        for (var at = 1; at < box.Length; at++)
        {
            box[at] ^= 1;
            Assert.Throws<AuthenticationTagMismatchException>(() => vault.Open(Owner, box));
            box[at] ^= 1;
        }

        Assert.Equal(Home, vault.Open(Owner, box));
    }

    [Fact]
    public void The_same_home_is_sealed_otherwise_each_time() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => Convert.ToHexString(Vault(First).Seal(Owner, Home))).Distinct().Count());

    [Theory]
    [InlineData("")]
    [InlineData("secret-words")]
    [InlineData("1 c2VjcmV0LXdvcmRz")]
    [InlineData("256 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void A_file_that_is_no_key_file_is_refused_without_telling_what_is_in_it(string lines)
    {
        File.WriteAllText(file, lines);
        var refused = Assert.Throws<InvalidOperationException>(() => OriginKeys.Read(file));
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2Vj", refused.Message, StringComparison.Ordinal);
    }

    private static string Line(int id) => $"{id} {Convert.ToBase64String(RandomNumberGenerator.GetBytes(OriginKeys.KeyBytes))}";

    private OriginVault Vault(params string[] lines)
    {
        File.WriteAllLines(file, lines);
        return new OriginVault(OriginKeys.Read(file));
    }
}
