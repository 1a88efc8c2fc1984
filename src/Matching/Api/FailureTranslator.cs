using System.Data.Common;
using System.Security.Cryptography;
using Grpc.Core;
using Matching.Outcomes;

namespace Matching.Api;

/// <summary>Turns what nobody expected into a failure that tells nothing from inside, and logs it.</summary>
internal sealed partial class FailureTranslator(ILogger<FailureTranslator> logger)
{
    /// <summary>What a client is told of a fault of the call.</summary>
    public RpcException Translate(Exception fault, ServerCallContext context)
    {
        if (fault is OperationCanceledException && context.CancellationToken.IsCancellationRequested)
        {
            return ErrorTable.ToException(new Failure(Reason.DeadlineExceeded, "The call was given up or took longer than its deadline."));
        }

        if (IsDatabaseAway(fault))
        {
            LogDatabaseAway(fault, context.Method);
            return ErrorTable.ToException(new Failure(Reason.Unavailable, "The service cannot reach its data now; try again shortly."));
        }

        if (fault is CryptographicException)
        {
            // An operator who puts the key back mends it, so it may be tried again; nobody learns which key, or of what.
            LogSealed(fault, context.Method);
            return ErrorTable.ToException(new Failure(Reason.Unavailable, "The service cannot open what is stored here now; its operator has been told. Try again later."));
        }

        LogUnexpected(fault, context.Method);
        return ErrorTable.ToException(new Failure(Reason.Internal, "The service failed; it has been logged."));
    }

    /// <summary>
    /// The database is away, starting or stopping (class 57P), or too busy to answer in time. A fault without a SQLSTATE is not the
    /// server's answer but the loss of it.
    /// </summary>
    private static bool IsDatabaseAway(Exception fault) => fault switch
    {
        DbException { SqlState: null } => true,
        DbException answer => answer.IsTransient || answer.SqlState.StartsWith("57P", StringComparison.Ordinal),
        TimeoutException => true,
        _ => false,
    };

    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "{Method} could not reach the database")]
    private partial void LogDatabaseAway(Exception fault, string method);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Error, Message = "{Method} needs what cannot be opened with the keys at hand; put retired keys back into the key file")]
    private partial void LogSealed(Exception fault, string method);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "{Method} failed unexpectedly")]
    private partial void LogUnexpected(Exception fault, string method);
}
