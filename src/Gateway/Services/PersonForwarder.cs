using Google.Api;
using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the PersonService to Matching.</summary>
internal sealed class PersonForwarder(PersonService.PersonServiceClient matching, CallForwarding forward) : PersonService.PersonServiceBase
{
    /// <inheritdoc />
    public override Task<GetPersonResponse> GetPerson(GetPersonRequest request, ServerCallContext context) =>
        matching.GetPersonAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<UpdatePersonResponse> UpdatePerson(UpdatePersonRequest request, ServerCallContext context) =>
        matching.UpdatePersonAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListDisclosuresResponse> ListDisclosures(ListDisclosuresRequest request, ServerCallContext context) =>
        matching.ListDisclosuresAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<HttpBody> ExportPerson(ExportPersonRequest request, ServerCallContext context) =>
        matching.ExportPersonAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ErasePersonResponse> ErasePerson(ErasePersonRequest request, ServerCallContext context) =>
        matching.ErasePersonAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<BlockPersonResponse> BlockPerson(BlockPersonRequest request, ServerCallContext context) =>
        matching.BlockPersonAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ImportPeopleResponse> ImportPeople(ImportPeopleRequest request, ServerCallContext context) =>
        matching.ImportPeopleAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListBlocksResponse> ListBlocks(ListBlocksRequest request, ServerCallContext context) =>
        matching.ListBlocksAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<UnblockPersonResponse> UnblockPerson(UnblockPersonRequest request, ServerCallContext context) =>
        matching.UnblockPersonAsync(request, forward.Options(context)).ResponseAsync;
}
