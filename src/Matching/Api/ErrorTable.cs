using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Matching.Outcomes;

namespace Matching.Api;

/// <summary>The one table from an expected failure to what stands on the wire.</summary>
internal static class ErrorTable
{
    /// <summary>The domain that every error's reason belongs to.</summary>
    public const string Domain = "matching.v1";

    /// <summary>
    /// Most bytes of wrong fields in one answer. They travel among the headers, of which many clients take no more than 8 KiB, in base64; past that the
    /// client would see a broken connection in place of its own mistake.
    /// </summary>
    private const int MostFaultBytes = 4096;

    /// <summary>The gRPC status code of a reason.</summary>
    public static StatusCode StatusOf(Reason reason) => reason switch
    {
        Reason.InvalidField => StatusCode.InvalidArgument,
        Reason.MalformedMessage => StatusCode.InvalidArgument,
        Reason.PlaceNotFound => StatusCode.NotFound,
        Reason.SeatNotFound => StatusCode.NotFound,
        Reason.BoundarySetNotFound => StatusCode.NotFound,
        Reason.CampaignNotFound => StatusCode.NotFound,
        Reason.CampaignExists => StatusCode.AlreadyExists,
        Reason.SessionNotFound => StatusCode.NotFound,
        Reason.SessionFull => StatusCode.Aborted,
        Reason.SessionClosed => StatusCode.Aborted,
        Reason.SignUpNotFound => StatusCode.NotFound,
        Reason.AlreadySignedUp => StatusCode.AlreadyExists,
        Reason.LiftOfferNotFound => StatusCode.NotFound,
        Reason.LiftRequestNotFound => StatusCode.NotFound,
        Reason.LiftSeriesNotFound => StatusCode.NotFound,
        Reason.OccurrenceNotFound => StatusCode.NotFound,
        Reason.OccurrenceBooked => StatusCode.Aborted,
        Reason.AlreadyOffered => StatusCode.AlreadyExists,
        Reason.LiftClosed => StatusCode.Aborted,
        Reason.NoLongerFits => StatusCode.Aborted,
        Reason.BookingNotFound => StatusCode.NotFound,
        Reason.BookingClosed => StatusCode.Aborted,
        Reason.OutOfTime => StatusCode.Aborted,
        Reason.AlreadyBooked => StatusCode.AlreadyExists,
        Reason.TooManyBookings => StatusCode.Aborted,
        Reason.BlockNotFound => StatusCode.NotFound,
        Reason.ReportNotFound => StatusCode.NotFound,
        Reason.RoleGrantNotFound => StatusCode.NotFound,
        Reason.PlanNotFound => StatusCode.NotFound,
        Reason.AvailabilityNotFound => StatusCode.NotFound,
        Reason.PlanNotReady => StatusCode.Aborted,
        Reason.LastAdministrator => StatusCode.Aborted,
        Reason.EtagMismatch => StatusCode.Aborted,
        Reason.RequestIdReused => StatusCode.AlreadyExists,
        Reason.Unauthenticated => StatusCode.Unauthenticated,
        Reason.SignInFailed => StatusCode.Unauthenticated,
        Reason.SignInOtherwise => StatusCode.Unauthenticated,
        Reason.PermissionDenied => StatusCode.PermissionDenied,
        Reason.ConsentNeeded => StatusCode.PermissionDenied,
        Reason.AdultsOnly => StatusCode.PermissionDenied,
        Reason.Barred => StatusCode.PermissionDenied,
        Reason.RateLimited => StatusCode.ResourceExhausted,
        Reason.RouteNotFound => StatusCode.Unimplemented,
        Reason.Unavailable => StatusCode.Unavailable,
        Reason.DeadlineExceeded => StatusCode.DeadlineExceeded,
        Reason.Internal => StatusCode.Internal,
    };

    /// <summary>The reason as it stands on the wire, in upper snake case.</summary>
    public static string Spell(Reason reason) =>
        string.Concat(reason.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    /// <summary>The exception that carries a failure to the caller with its details.</summary>
    public static RpcException ToException(Failure failure)
    {
        var bad = WrongFields(failure.Faults);
        var status = new Google.Rpc.Status
        {
            Code = (int)StatusOf(failure.Reason),
            Message = bad.FieldViolations.Count == failure.Faults.Count
                ? failure.Detail
                : $"{failure.Faults.Count} fields are wrong; the first {bad.FieldViolations.Count} are named.",
            Details = { Any.Pack(new ErrorInfo { Reason = Spell(failure.Reason), Domain = Domain, Metadata = { failure.Metadata } }) },
        };
        if (bad.FieldViolations.Count > 0)
        {
            status.Details.Add(Any.Pack(bad));
        }

        return status.ToRpcException();
    }

    /// <summary>The value of a result, or the exception that carries its failure.</summary>
    public static T OrThrow<T>(this Result<T> result) => result.TryGet(out var value, out var failure) ? value : throw ToException(failure);

    /// <summary>The wrong fields, as many as fit; at least the first.</summary>
    private static BadRequest WrongFields(IReadOnlyList<FieldFault> faults)
    {
        var bad = new BadRequest();
        foreach (var fault in faults)
        {
            bad.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = fault.Field, Description = fault.Description });
            if (bad.CalculateSize() > MostFaultBytes && bad.FieldViolations.Count > 1)
            {
                bad.FieldViolations.RemoveAt(bad.FieldViolations.Count - 1);
                break;
            }
        }

        return bad;
    }
}
