using Gateway.Problems;
using Grpc.Core;
using Matching.Api;

namespace Architecture.Tests;

/// <summary>The Gateway does not refer to Matching, so nothing but this holds their two lists of reasons together.</summary>
public sealed class ReasonTests
{
    public static TheoryData<string> Names => [.. Enum.GetNames<Matching.Outcomes.Reason>()];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_Gateway_knows_each_reason_of_Matching_and_its_status(string name)
    {
        var reason = Enum.Parse<Matching.Outcomes.Reason>(name);

        var known = Reasons.Find(ErrorTable.Spell(reason));

        Assert.NotNull(known);
        Assert.Equal(StatusOf(ErrorTable.StatusOf(reason)), known.Status);
    }

    private static int StatusOf(StatusCode code) => code switch
    {
        StatusCode.InvalidArgument => 400,
        StatusCode.Unauthenticated => 401,
        StatusCode.PermissionDenied => 403,
        StatusCode.NotFound or StatusCode.Unimplemented => 404,
        StatusCode.AlreadyExists or StatusCode.Aborted => 409,
        StatusCode.ResourceExhausted => 429,
        StatusCode.Internal => 500,
        StatusCode.Unavailable => 503,
        StatusCode.DeadlineExceeded => 504,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No reason has this status so far."),
    };
}
