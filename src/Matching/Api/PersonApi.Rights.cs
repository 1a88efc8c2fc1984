using Google.Api;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.V1;

namespace Matching.Api;

/// <content>What a person may demand of who keeps their data.</content>
internal sealed partial class PersonApi
{
    /// <inheritdoc />
    public override async Task<HttpBody> ExportPerson(ExportPersonRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        context.Checks().ThrowIfAny();
        var data = await export.ExportAsync(caller, context.CancellationToken);
        return new HttpBody { ContentType = "application/json", Data = UnsafeByteOperations.UnsafeWrap(data) };
    }

    /// <inheritdoc />
    public override async Task<ErasePersonResponse> ErasePerson(ErasePersonRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        checks.ThrowIfAny();
        return new() { EraseTime = (await erasures.EraseAsync(key, caller, Etags.Read(request.Etag), context.CancellationToken)).OrThrow().At.ToTimestamp() };
    }
}
