using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Bookings.Disclosing;
using Matching.People;
using Matching.People.Lists;
using Matching.V1;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>What concerns the caller as a person, over gRPC.</summary>
internal sealed partial class PersonApi(IPeople people, IDisclosures disclosures, IPersonExport export, IErasures erasures, IBlocks blocks, IListImports lists) : PersonService.PersonServiceBase
{
    /// <inheritdoc />
    public override async Task<BlockPersonResponse> BlockPerson(BlockPersonRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (!checks.Present("block", request.Block))
        {
            checks.ThrowIfAny();
        }

        var target = TargetOf(checks, request.Block!);
        checks.ThrowIfAny();
        return new() { Block = ToWire((await blocks.BlockAsync(key, caller, target, context.CancellationToken)).OrThrow()) };
    }

    /// <inheritdoc />
    public override async Task<ListBlocksResponse> ListBlocks(ListBlocksRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = checks.LiftsAfter(request, request.PageToken);
        checks.ThrowIfAny();
        var page = await blocks.PageAsync(caller.Subject, after, size + 1, context.CancellationToken);
        return new()
        {
            Blocks = { page.Take(size).Select(ToWire) },
            NextPageToken = page.Count > size ? PageTokens.Make(request, page[size - 1].Id.ToString()) : "",
        };
    }

    /// <inheritdoc />
    public override async Task<UnblockPersonResponse> UnblockPerson(UnblockPersonRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("block", request.Block);
        checks.ThrowIfAny();
        return new() { Block = ToWire((await blocks.UnblockAsync(key, caller, id, context.CancellationToken)).OrThrow()) };
    }

    private static BlockTarget TargetOf(FieldChecks checks, Wire.Block sent)
    {
        if (sent.Id.Length > 0)
        {
            checks.Add("block.id", "Must be empty: the service gives it.");
        }

        if (new[] { sent.Booking, sent.LiftOffer, sent.LiftRequest }.Count(one => one.Length > 0) != 1)
        {
            checks.Add("block", "Must name a person by exactly one of booking, lift_offer and lift_request.", "block.booking", "block.lift_offer", "block.lift_request");
        }

        return new BlockTarget(
            checks.OptionalId("block.booking", sent.Booking),
            checks.OptionalId("block.lift_offer", sent.LiftOffer),
            checks.OptionalId("block.lift_request", sent.LiftRequest));
    }

    private static Wire.Block ToWire(People.Block block) => new()
    {
        Id = block.Id.ToString(),
        PersonName = block.BlockedName,
        CreateTime = block.CreatedAt.ToTimestamp(),
    };
}
