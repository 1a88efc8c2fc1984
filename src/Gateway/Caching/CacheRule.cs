using System.Collections.Frozen;
using Google.Protobuf.Reflection;

namespace Gateway.Caching;

/// <summary>Endpoint metadata: the answer is the same for everybody who asks this, so it may be kept.</summary>
/// <param name="CacheControl">For how long, as the header says it.</param>
internal sealed record CacheRule(string CacheControl)
{
    /// <summary>May be kept, but asked about each time: what is stored can change at any moment.</summary>
    public static readonly CacheRule Revalidate = new("public, no-cache");

    /// <summary>May be kept by the client alone, and asked about each time: the address tells where somebody is.</summary>
    public static readonly CacheRule OwnPlace = new("private, no-cache");

    /// <summary>May be used for five minutes without asking: a map that shows an old margin for so long harms nobody.</summary>
    public static readonly CacheRule FiveMinutes = new("public, max-age=300");

    private static readonly FrozenDictionary<string, CacheRule> ByMethod = new Dictionary<string, CacheRule>
    {
        ["matching.v1.SeatService.GetSeat"] = Revalidate,
        ["matching.v1.SeatService.ListSeats"] = Revalidate,
        ["matching.v1.SeatService.LocateSeat"] = OwnPlace,
        ["matching.v1.SeatService.GetSeatTile"] = FiveMinutes,
    }.ToFrozenDictionary();

    /// <summary>The rule of an rpc, or null where its answer is the caller's own.</summary>
    public static CacheRule? Of(MethodDescriptor method) => ByMethod.GetValueOrDefault(method.FullName);
}
