using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.People.Reports;
using Matching.V1;
using Outcome = Matching.V1.Report.Types.Outcome.Types.Value;
using Report = Matching.People.Reports.Report;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>What people tell the organisers of others, over gRPC.</summary>
internal sealed class ReportApi(IReports reports) : ReportService.ReportServiceBase
{
    /// <inheritdoc />
    public override async Task<ReportPersonResponse> ReportPerson(ReportPersonRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        if (!checks.Present("report", request.Report))
        {
            checks.ThrowIfAny();
        }

        var target = TargetOf(checks, request.Report!);
        var words = checks.Text("report.words", request.Report!.Words.Trim(), 1, 2000);
        checks.ThrowIfAny();
        return new() { Report = ToWire((await reports.ReportAsync(key, caller, target, words, context.CancellationToken)).OrThrow()) };
    }

    /// <inheritdoc />
    public override async Task<ListReportsResponse> ListReports(ListReportsRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var size = checks.PageSize(request.PageSize);
        var after = After(checks, request);
        checks.ThrowIfAny();
        var page = await reports.PageAsync(caller, after, size + 1, context.CancellationToken);
        return new()
        {
            Reports = { page.Take(size).Select(ToWire) },
            NextPageToken = page.Count > size
                ? PageTokens.Make(request, page[size - 1].Report.Outcome is null ? "open" : "resolved", page[size - 1].Report.Id.ToString())
                : "",
        };
    }

    /// <inheritdoc />
    public override async Task<ResolveReportResponse> ResolveReport(ResolveReportRequest request, ServerCallContext context)
    {
        var caller = context.Required();
        var checks = context.Checks();
        var key = caller.KeyOf(request, context, checks);
        var id = checks.Id("report", request.Report);
        if (checks.Named("outcome", request.Outcome) == Outcome.Unspecified)
        {
            checks.Add("outcome", "Must be said.");
        }

        checks.ThrowIfAny();
        var outcome = (ReportOutcome)((int)request.Outcome - 1);
        return new() { Report = ToWire((await reports.ResolveAsync(key, caller, id, outcome, context.CancellationToken)).OrThrow()) };
    }

    private static ReportTarget TargetOf(FieldChecks checks, Wire.Report sent)
    {
        if (sent.Id.Length > 0)
        {
            checks.Add("report.id", "Must be empty: the service gives it.");
        }

        if (new[] { sent.Booking, sent.LiftOffer, sent.LiftRequest, sent.Session }.Count(one => one.Length > 0) != 1)
        {
            checks.Add(
                "report",
                "Must name a person by exactly one of booking, lift_offer, lift_request and session.",
                "report.booking", "report.lift_offer", "report.lift_request", "report.session");
        }

        return new ReportTarget(
            checks.OptionalId("report.booking", sent.Booking),
            checks.OptionalId("report.lift_offer", sent.LiftOffer),
            checks.OptionalId("report.lift_request", sent.LiftRequest),
            checks.OptionalId("report.session", sent.Session));
    }

    private static (bool Resolved, Guid Id)? After(FieldChecks checks, ListReportsRequest request)
    {
        if (checks.PageStart(request, request.PageToken, 2) is not [var state, var id])
        {
            return null;
        }

        if (state is "open" or "resolved" && Guid.TryParseExact(id, "D", out var last))
        {
            return (state == "resolved", last);
        }

        checks.Add("page_token", "Must be the next_page_token of the same query.");
        return null;
    }

    private static Wire.Report ToWire(Report report) => new()
    {
        Id = report.Id.ToString(),
        Session = report.Session.ToString(),
        Outcome = report.Outcome is { } outcome ? (Outcome)(1 + (int)outcome) : Outcome.Unspecified,
        CreateTime = report.CreatedAt.ToTimestamp(),
        ResolveTime = report.ResolvedAt?.ToTimestamp(),
    };

    private static Wire.Report ToWire(ToldReport told)
    {
        var report = ToWire(told.Report);
        (report.Words, report.PersonName, report.ReporterName) = (told.Words, told.PersonName, told.ReporterName);
        (report.Booking, report.LiftOffer, report.LiftRequest) = ($"{told.Met.Booking}", $"{told.Met.LiftOffer}", $"{told.Met.LiftRequest}");
        return report;
    }
}
