using Grpc.Core;
using Matching.V1;

namespace Gateway.Services;

/// <summary>Forwards each rpc of the ReportService to Matching.</summary>
internal sealed class ReportForwarder(ReportService.ReportServiceClient matching, CallForwarding forward) : ReportService.ReportServiceBase
{
    /// <inheritdoc />
    public override Task<ReportPersonResponse> ReportPerson(ReportPersonRequest request, ServerCallContext context) =>
        matching.ReportPersonAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ListReportsResponse> ListReports(ListReportsRequest request, ServerCallContext context) =>
        matching.ListReportsAsync(request, forward.Options(context)).ResponseAsync;

    /// <inheritdoc />
    public override Task<ResolveReportResponse> ResolveReport(ResolveReportRequest request, ServerCallContext context) =>
        matching.ResolveReportAsync(request, forward.Options(context)).ResponseAsync;
}
