using Matching.Outcomes;

namespace Matching.People;

/// <summary>Keeps what a campaign knows of its people.</summary>
public interface IPeople
{
    /// <summary>
    /// The caller as a person of the campaign of their token. Whoever comes with a token of a development run is taken in first, without an address. Fails with
    /// <see cref="Reason.PermissionDenied"/> for who is a person of no campaign.
    /// </summary>
    Task<Result<Person>> EnsureAsync(Caller caller, CancellationToken cancellation);

    /// <summary>The caller as a person; null where nobody took them in yet.</summary>
    Task<Person?> FindAsync(Caller caller, CancellationToken cancellation);

    /// <summary>What an earlier change under this key answered, or null. Fails with <see cref="Reason.RequestIdReused"/>.</summary>
    Task<Result<Person>?> RecallAsync(WriteKey key, CancellationToken cancellation);

    /// <summary>Stores a person's name, number and choice of contact. Fails with <see cref="Reason.EtagMismatch"/> where the version is another by now.</summary>
    Task<Result<Person>> UpdateAsync(WriteKey key, Person person, long version, CancellationToken cancellation);
}
