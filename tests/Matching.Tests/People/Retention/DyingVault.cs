using Matching.Lifts;

namespace Matching.Tests.People.Retention;

/// <summary>Seals so many times, and then never again: a worker that uses it dies in the middle.</summary>
internal sealed class DyingVault(IOriginVault vault, int times) : IOriginVault
{
    private int left = times;

    public byte[] Seal(Guid owner, ReadOnlySpan<byte> plain) => left-- > 0 ? vault.Seal(owner, plain) : throw new InvalidOperationException("died in the middle");

    public byte[] Open(Guid owner, ReadOnlySpan<byte> sealedBytes) => vault.Open(owner, sealedBytes);

    public byte[] Draw(string words) => vault.Draw(words);
}
