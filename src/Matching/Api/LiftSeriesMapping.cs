using Google.Protobuf.WellKnownTypes;
using Matching.Lifts.Recurring;
using LiftOccurrence = Matching.Lifts.Recurring.LiftOccurrence;
using LiftSeries = Matching.Lifts.Recurring.LiftSeries;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Series and their occurrences as they stand on the wire; only their driver ever sees them.</summary>
internal static class LiftSeriesMapping
{
    /// <summary>The series.</summary>
    public static Wire.LiftSeries ToWire(this LiftSeries series)
    {
        var lift = series.Terms.Lift;
        var wire = new Wire.LiftSeries
        {
            Id = series.Id.ToString(),
            Campaign = series.Campaign,
            Seat = series.Seat,
            SessionKinds = { series.Kinds.Select(kind => kind.ToWire()) },
            Rule = series.Rule,
            StartDate = series.Start.Spell(),
            EndDate = series.End.Spell(),
            EarliestDeparture = series.Terms.EarliestDeparture.Spell(),
            LatestReturn = series.Terms.LatestReturn.Spell(),
            OriginPlace = lift.Origin.Text,
            Legs = lift.Legs.ToWire(),
            Company = lift.Company,
            MaxDetour = lift.MaxDetour.ToDuration(),
            WomenOnly = lift.WomenOnly,
            WheelchairSpace = lift.WheelchairSpace,
            ChildSeat = lift.ChildSeat,
            MeetingPointsOnly = lift.MeetingPointsOnly,
            Note = lift.Note,
            Instant = lift.Instant,
            Cost = lift.Cost.ToWire(),
            Car = lift.Car,
            Plate = lift.Plate,
            State = series.Cancelled ? Wire.LiftSeries.Types.State.Types.Value.Cancelled : Wire.LiftSeries.Types.State.Types.Value.Active,
            Occurrences = { series.Occurrences.Select(occurrence => occurrence.ToWire(series)) },
            Etag = Etags.Of(series.Version),
            CreateTime = series.CreatedAt.ToTimestamp(),
            UpdateTime = series.UpdatedAt.ToTimestamp(),
        };
        if (lift.OutwardSeats is { } outward)
        {
            wire.OutwardSeats = outward;
        }

        if (lift.ReturnSeats is { } back)
        {
            wire.ReturnSeats = back;
        }

        return wire;
    }

    /// <summary>The occurrence, with what it offers: its own, or what its series does.</summary>
    public static Wire.LiftOccurrence ToWire(this LiftOccurrence occurrence, LiftSeries series)
    {
        var terms = occurrence.TermsIn(series);
        var wire = new Wire.LiftOccurrence
        {
            LiftSeries = series.Id.ToString(),
            Date = occurrence.Times.Date.Spell(),
            State = (Wire.LiftOccurrence.Types.State.Types.Value)(1 + (int)occurrence.State),
            LiftOffer = occurrence.OfferId?.ToString() ?? "",
            Session = occurrence.SessionId?.ToString() ?? "",
            Changed = occurrence.Changed,
            Booked = occurrence.Booked,
            Kept = occurrence.Version < series.Version && (occurrence.Own is not null || occurrence.State == OccurrenceState.Offered),
            EarliestDeparture = terms.EarliestDeparture.Spell(),
            LatestReturn = terms.LatestReturn.Spell(),
            Company = terms.Lift.Company,
            Note = terms.Lift.Note,
        };
        if (terms.Lift.OutwardSeats is { } outward)
        {
            wire.OutwardSeats = outward;
        }

        if (terms.Lift.ReturnSeats is { } back)
        {
            wire.ReturnSeats = back;
        }

        return wire;
    }

    /// <summary>What a series says of the car and its origin, as a single offer would.</summary>
    public static Wire.LiftOffer AsOffer(this Wire.LiftSeries series)
    {
        var offer = new Wire.LiftOffer
        {
            OriginPlace = series.OriginPlace,
            Legs = series.Legs,
            Company = series.Company,
            MaxDetour = series.MaxDetour,
            WomenOnly = series.WomenOnly,
            WheelchairSpace = series.WheelchairSpace,
            ChildSeat = series.ChildSeat,
            MeetingPointsOnly = series.MeetingPointsOnly,
            Note = series.Note,
            Instant = series.Instant,
            Cost = series.Cost,
            Car = series.Car,
            Plate = series.Plate,
        };
        if (series.HasOutwardSeats)
        {
            offer.OutwardSeats = series.OutwardSeats;
        }

        if (series.HasReturnSeats)
        {
            offer.ReturnSeats = series.ReturnSeats;
        }

        return offer;
    }
}
