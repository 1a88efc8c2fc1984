using Google.Protobuf.WellKnownTypes;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>A coach's stops as they stand on the wire; they are public.</summary>
internal static class CoachMapping
{
    /// <summary>The stop.</summary>
    public static Wire.CoachStop ToWire(Lifts.CoachStop stop) => new()
    {
        Place = stop.Place,
        Name = stop.Name,
        DepartureTime = stop.DepartsAt?.ToTimestamp(),
        ReturnTime = stop.ReturnsAt?.ToTimestamp(),
        StepFree = stop.StepFree.ToWire(),
        Location = stop.Point.ToWire(),
    };
}
