using Matching.Outcomes;

namespace Matching.People.Consents;

/// <summary>Keeps what people have agreed to: every yes and no for good, and at once.</summary>
public interface IConsents
{
    /// <summary>The caller's last word on every purpose, in the order of <see cref="ConsentPurpose"/>.</summary>
    Task<IReadOnlyList<Consent>> ListAsync(Caller caller, CancellationToken cancellation);

    /// <summary>
    /// Notes that the caller agrees, in the words that stand now; said again it changes nothing. Fails with <see cref="Reason.AdultsOnly"/> where who takes part says that they are 16 or
    /// 17 and the campaign does not welcome them, and with <see cref="Reason.PermissionDenied"/> for who is a person of no campaign.
    /// </summary>
    /// <remarks>Who says for the first time that they are 16 or 17 has all ended that they take part in, as if they had called it off: it was an adult's.</remarks>
    /// <param name="key">What makes two calls the same.</param>
    /// <param name="caller">Who agrees.</param>
    /// <param name="purpose">To what.</param>
    /// <param name="age">What they say of their age; asked of who takes part, unknown otherwise.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Result<Consent>> GiveAsync(WriteKey key, Caller caller, ConsentPurpose purpose, PersonAge age, CancellationToken cancellation);

    /// <summary>
    /// Notes that the caller agrees no more; said again it changes nothing. With taking part ends all that they take part in, as if they had called it off, and every other purpose.
    /// Fails with <see cref="Reason.PermissionDenied"/> for who is a person of no campaign.
    /// </summary>
    Task<Result<Consent>> WithdrawAsync(WriteKey key, Caller caller, ConsentPurpose purpose, CancellationToken cancellation);
}
