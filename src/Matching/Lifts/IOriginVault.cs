namespace Matching.Lifts;

/// <summary>Seals what tells where people live, so that the database alone does not.</summary>
public interface IOriginVault
{
    /// <summary>Seals bytes so that they open only for the same owner.</summary>
    /// <param name="owner">The offer, request or booking they belong to.</param>
    /// <param name="plain">The bytes.</param>
    byte[] Seal(Guid owner, ReadOnlySpan<byte> plain);

    /// <summary>Opens what was sealed for this owner.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was sealed for another owner, was changed, or its key is not known here.</exception>
    byte[] Open(Guid owner, ReadOnlySpan<byte> sealedBytes);

    /// <summary>32 bytes that nobody can tell without the keys, the same for the same words for as long as the oldest key stays.</summary>
    /// <param name="words">What they are drawn for.</param>
    byte[] Draw(string words);
}
