using Google.Protobuf.WellKnownTypes;
using Matching.Geo;
using Matching.Lifts;
using Matching.V1;
using LiftMatch = Matching.Lifts.LiftMatch;
using LiftOffer = Matching.Lifts.LiftOffer;
using LiftRequest = Matching.Lifts.LiftRequest;
using Way = Matching.V1.Legs.Types.Value;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Offers, requests and matches as they stand on the wire, as far as their reader may see them.</summary>
internal static class LiftMapping
{
    /// <summary>The offer as a reader may see it: only the driver sees the origin, the car and times to the minute; null where nobody says who reads.</summary>
    public static Wire.LiftOffer ToWire(this LiftOffer offer, string? reader)
    {
        var terms = offer.Terms;
        var mine = offer.Driver == reader;
        // By exact windows and places alike, the way that a car needs is known to the minute. A coach's timetable is for everybody.
        var exact = mine || terms.IsCoach;
        var wire = new Wire.LiftOffer
        {
            Id = offer.Id.ToString(),
            Session = terms.SessionId.ToString(),
            OriginPlace = mine ? terms.Origin.Text : "",
            Legs = terms.Legs.ToWire(),
            Company = terms.Company,
            MaxDetour = terms.IsCoach ? null : (mine ? terms.MaxDetour : Rough.Up(terms.MaxDetour.TotalSeconds)).ToDuration(),
            EarliestDeparture = (exact ? terms.EarliestDeparture : Rough.NotBefore(terms.EarliestDeparture))?.ToTimestamp(),
            LatestArrival = (exact ? terms.LatestArrival : Rough.NotAfter(terms.LatestArrival))?.ToTimestamp(),
            ReturnDeparture = (exact ? terms.ReturnDeparture : Rough.NotBefore(terms.ReturnDeparture))?.ToTimestamp(),
            LatestReturn = (exact ? terms.LatestReturn : Rough.NotAfter(terms.LatestReturn))?.ToTimestamp(),
            WomenOnly = terms.WomenOnly,
            WheelchairSpace = terms.WheelchairSpace,
            ChildSeat = terms.ChildSeat,
            MeetingPointsOnly = terms.MeetingPointsOnly,
            Note = terms.Note,
            Instant = terms.Instant,
            Cost = terms.Cost.ToWire(),
            Car = mine ? terms.Car : "",
            Plate = mine ? terms.Plate : "",
            State = offer.Cancelled ? Wire.LiftOffer.Types.State.Types.Value.Cancelled : Wire.LiftOffer.Types.State.Types.Value.Active,
            DriverName = offer.DriverName,
            BlurredOrigin = terms.Origin.Blurred.ToWire(),
            Mine = mine,
            Demo = offer.Demo,
            Etag = Etags.Of(offer.Version),
            CreateTime = offer.CreatedAt.ToTimestamp(),
            UpdateTime = offer.UpdatedAt.ToTimestamp(),
            CoachStops = { terms.CoachStops.Select(CoachMapping.ToWire) },
        };
        if (terms.OutwardSeats is { } outward)
        {
            wire.OutwardSeats = outward;
        }

        if (terms.ReturnSeats is { } back)
        {
            wire.ReturnSeats = back;
        }

        return wire;
    }

    /// <summary>The request; only its passenger ever sees it.</summary>
    public static Wire.LiftRequest ToWire(this LiftRequest request)
    {
        var needs = request.Needs;
        return new()
        {
            Id = request.Id.ToString(),
            Session = needs.SessionId.ToString(),
            OriginPlace = needs.Origin.Text,
            Legs = needs.Legs.ToWire(),
            PartySize = needs.PartySize,
            EarliestDeparture = needs.EarliestDeparture?.ToTimestamp(),
            LatestReturn = needs.LatestReturn?.ToTimestamp(),
            MaxWalkMetres = needs.MaxWalkMetres,
            WomenOnly = needs.WomenOnly,
            WomenOnlyWelcome = needs.WomenOnlyWelcome,
            Wheelchair = needs.Wheelchair,
            ChildSeat = needs.ChildSeat,
            StepFree = needs.StepFree,
            MeetingPointsOnly = needs.MeetingPointsOnly,
            RematchInstantly = needs.RematchInstantly,
            State = request.Cancelled ? Wire.LiftRequest.Types.State.Types.Value.Cancelled : Wire.LiftRequest.Types.State.Types.Value.Open,
            Demo = request.Demo,
            Etag = Etags.Of(request.Version),
            CreateTime = request.CreatedAt.ToTimestamp(),
            UpdateTime = request.UpdatedAt.ToTimestamp(),
        };
    }

    /// <summary>The match; where the passenger boards at home, the blurred point stands for it.</summary>
    public static Wire.LiftMatch ToWire(this LiftMatch match, GridPoint homeBlurred)
    {
        var candidate = match.Legs[0].Candidate;
        return new()
        {
            LiftOffer = match.OfferId.ToString(),
            Session = candidate.Session.Id.ToString(),
            PassingThrough = candidate.PassingThrough,
            DriverName = candidate.DriverName,
            DriverBlurredOrigin = candidate.DriverBlurred.ToWire(),
            Legs = { match.Legs.Select(leg => leg.ToWire(homeBlurred)) },
            CostMinutes = match.RoughCost.TotalMinutes,
            Cost = candidate.Cost.ToWire(),
            Demo = candidate.Demo,
            Coach = candidate.IsCoach,
        };
    }

    /// <summary>The legs on the wire.</summary>
    public static Way ToWire(this Lifts.Legs legs) => legs switch
    {
        Lifts.Legs.Outward => Way.Outward,
        Lifts.Legs.Return => Way.Return,
        _ => Way.Both,
    };

    /// <summary>The legs of the wire; both where nothing is said.</summary>
    public static Lifts.Legs ToDomain(this Way legs) => legs switch
    {
        Way.Outward => Lifts.Legs.Outward,
        Way.Return => Lifts.Legs.Return,
        _ => Lifts.Legs.Both,
    };

    /// <summary>The cost on the wire.</summary>
    public static Wire.LiftCost.Types.Value ToWire(this Lifts.LiftCost cost) => (Wire.LiftCost.Types.Value)(1 + (int)cost);

    /// <summary>The point on the wire.</summary>
    public static LatLng ToWire(this GridPoint point) => BritishGrid.ToGeo(point).ToWire();

    /// <summary>A number as strangers are told it.</summary>
    public static Wire.LiftCount.Types.Value RoughCount(int offers) => offers switch
    {
        0 => Wire.LiftCount.Types.Value.None,
        <= 2 => Wire.LiftCount.Types.Value.OneOrTwo,
        <= 5 => Wire.LiftCount.Types.Value.ThreeToFive,
        <= 10 => Wire.LiftCount.Types.Value.SixToTen,
        _ => Wire.LiftCount.Types.Value.MoreThanTen,
    };

    /// <summary>Nobody has accepted anybody yet, so what depends on where a driver lives is rough; a coach's timetable stands.</summary>
    private static Wire.LiftMatch.Types.Leg ToWire(this LegMatch leg, GridPoint homeBlurred)
    {
        var home = (leg.Home.IsOwn ? homeBlurred : leg.Home.Point).ToWire();
        var session = leg.Candidate.Session.Location!.Value.ToWire();
        var outward = leg.Direction == LegDirection.Outward;
        var coach = leg.Candidate.IsCoach;
        return new()
        {
            Direction = outward ? Way.Outward : Way.Return,
            Pickup = outward ? home : session,
            PickupTime = (coach ? leg.Fit.PickupAt : Rough.OfPickup(leg.Fit.PickupAt)).ToTimestamp(),
            Dropoff = outward ? session : home,
            DropoffTime = (coach ? leg.Fit.DropoffAt : Rough.OfDropoff(leg.Fit.DropoffAt)).ToTimestamp(),
            Added = Rough.Up(leg.Fit.AddedSeconds).ToDuration(),
            WalkMetres = leg.Home.WalkMetres.ToMillimetres(),
            Walk = leg.WalkSeconds.ToSeconds(),
            Wait = coach ? leg.WaitSeconds.ToSeconds() : Rough.Up(leg.WaitSeconds).ToDuration(),
            Ride = coach ? leg.Fit.RideSeconds.ToSeconds() : Rough.Up(leg.Fit.RideSeconds).ToDuration(),
            SeatsLeft = leg.Fit.Insertion.SeatsLeft,
            Approximate = leg.Approximate,
            MeetingPoint = leg.Home.Name,
        };
    }
}
