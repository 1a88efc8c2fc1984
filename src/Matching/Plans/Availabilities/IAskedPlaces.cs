using Matching.Outcomes;
using Matching.People;
using Matching.Sessions;

namespace Matching.Plans.Availabilities;

/// <summary>Takes the yes of whoever was asked to come.</summary>
public interface IAskedPlaces
{
    /// <summary>
    /// The place that is held becomes theirs; what they had said of a car or a lift becomes their offer, or their request, to the session, and seats that the plan has for them or in their car are asked for. Who is going stays so. Fails with
    /// <see cref="Reason.SignUpNotFound"/> where they are not, or no longer, asked, and as an offer fails.
    /// </summary>
    Task<Result<SignUp>> AcceptAsync(WriteKey key, Caller caller, Guid session, Guid signUp, CancellationToken cancellation);
}
