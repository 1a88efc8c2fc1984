using Matching.Outcomes;

namespace Matching.People;

/// <summary>Keeps whom people will not share a car with. To anybody but who made it a block does not exist.</summary>
public interface IBlocks
{
    /// <summary>
    /// Keeps the caller and somebody apart, and ends what is booked between them; whoever loses a seat by that is found another. Made again it stays as it is. Fails
    /// with <see cref="Reason.BookingNotFound"/>, <see cref="Reason.LiftOfferNotFound"/>, <see cref="Reason.LiftRequestNotFound"/>,
    /// <see cref="Reason.PermissionDenied"/> in a campaign that is not the caller's, or <see cref="Reason.InvalidField"/> where it is the caller.
    /// </summary>
    Task<Result<Block>> BlockAsync(WriteKey key, Caller caller, BlockTarget target, CancellationToken cancellation);

    /// <summary>Ends a block of the caller's. Fails with <see cref="Reason.BlockNotFound"/>.</summary>
    Task<Result<Block>> UnblockAsync(WriteKey key, Caller caller, Guid id, CancellationToken cancellation);

    /// <summary>A person's blocks, newest first, from after the one named.</summary>
    Task<IReadOnlyList<Block>> PageAsync(string blocker, Guid? after, int size, CancellationToken cancellation);
}
