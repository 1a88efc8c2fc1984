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
        Reason.AlreadyOffered => StatusCode.AlreadyExists,
        Reason.EtagMismatch => StatusCode.Aborted,
        Reason.RequestIdReused => StatusCode.AlreadyExists,
        Reason.Unauthenticated => StatusCode.Unauthenticated,
        Reason.PermissionDenied => StatusCode.PermissionDenied,
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
        var status = new Google.Rpc.Status
        {
            Code = (int)StatusOf(failure.Reason),
            Message = failure.Detail,
            Details = { Any.Pack(new ErrorInfo { Reason = Spell(failure.Reason), Domain = Domain }) },
        };
        if (failure.Faults.Count > 0)
        {
            var bad = new BadRequest();
            bad.FieldViolations.AddRange(failure.Faults.Select(fault =>
                new BadRequest.Types.FieldViolation { Field = fault.Field, Description = fault.Description }));
            status.Details.Add(Any.Pack(bad));
        }

        return status.ToRpcException();
    }

    /// <summary>The value of a result, or the exception that carries its failure.</summary>
    public static T OrThrow<T>(this Result<T> result) => result.TryGet(out var value, out var failure) ? value : throw ToException(failure);
}
