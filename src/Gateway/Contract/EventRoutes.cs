using System.Collections.Frozen;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Gateway.Contract;

/// <summary>
/// Where REST serves the rpcs that answer with a stream. They have no http rule, since transcoding would write one JSON value a line where clients want an event stream.
/// </summary>
internal static class EventRoutes
{
    private static readonly FrozenDictionary<string, HttpRule> Rules = new Dictionary<string, HttpRule>(StringComparer.Ordinal)
    {
        ["matching.v1.LiftService.WatchOffer"] = new() { Get = "/v1/liftOffers/{lift_offer}:watch" },
        ["matching.v1.PlanService.SolvePlan"] = new() { Post = "/v1/plans:solve", Body = "problem" },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The rule that the rpc would have, or null where it is none of these.</summary>
    public static HttpRule? RuleOf(MethodDescriptor method) => Rules.GetValueOrDefault(method.FullName);
}
