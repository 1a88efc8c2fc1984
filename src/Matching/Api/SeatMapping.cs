using Matching.Campaigns;
using Matching.Seats;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>Seats as they stand on the wire.</summary>
internal static class SeatMapping
{
    /// <summary>A seat with its result, and its marginality where it is marginal for whoever asks.</summary>
    public static Wire.Seat ToWire(this Seat seat, ElectionResults? results, Marginality? marginality)
    {
        var wire = new Wire.Seat
        {
            Code = seat.Code,
            Name = seat.Name,
            BoundarySet = seat.BoundarySet,
            Nation = seat.Nation,
            Region = seat.Region,
            Hub = seat.HubPoint.ToWire(),
            Marginality = marginality?.ToWire(),
        };
        if (results?.Find(seat.Code) is { } result)
        {
            wire.Election = results.Election;
            wire.Electorate = result.Electorate;
            wire.ValidVotes = result.ValidVotes;
            wire.FirstParty = result.FirstParty;
            wire.SecondParty = result.SecondParty;
            wire.Majority = result.Majority;
            wire.Results.AddRange(result.Votes.Select(votes =>
                new Wire.Seat.Types.PartyVotes { Party = votes.Party, Votes = votes.Votes, Share = (double)votes.Votes / result.ValidVotes }));
        }

        return wire;
    }

    /// <summary>What makes a seat marginal.</summary>
    public static Wire.Marginality ToWire(this Marginality marginality) => new()
    {
        Kind = marginality.Kind switch
        {
            MarginalKind.Open => Wire.Marginality.Types.Kind.Types.Value.Open,
            MarginalKind.Hold => Wire.Marginality.Types.Kind.Types.Value.Hold,
            MarginalKind.Gain => Wire.Marginality.Types.Kind.Types.Value.Gain,
        },
        MarginShare = marginality.MarginShare,
        MarginVotes = marginality.MarginVotes,
        SwingToChange = marginality.SwingToChange,
        FirstParty = marginality.Result.FirstParty,
        SecondParty = marginality.Result.SecondParty,
        Majority = marginality.Result.Majority,
        Weight = marginality.Weight,
        Listed = marginality.Listed,
    };

    /// <summary>Where a place lies.</summary>
    public static Wire.LocateSeatResponse.Types.Candidate ToWire(this SeatCandidate candidate) => new()
    {
        Code = candidate.Seat.Code,
        Name = candidate.Seat.Name,
        Share = candidate.Share,
        DistanceMetres = candidate.Metres,
    };

    /// <summary>One of the nearest marginal seats; its sessions only in the full view.</summary>
    public static Wire.NearestMarginal ToWire(this NearestMarginal nearest, bool full, bool liftPossible)
    {
        var parts = NearestParts.Of(nearest.At.Marginal);
        var wire = new Wire.NearestMarginal
        {
            Seat = parts.Seat,
            Marginality = parts.Marginality,
            DistanceMetres = nearest.At.Metres,
        };
        if (nearest.Journey is { } journey)
        {
            wire.TravelTime = journey.Seconds.ToSeconds();
            wire.Approximate = journey.Approximate;
        }

        if (nearest.Need is { } need)
        {
            wire.Need = need.ToWire();
        }

        if (full)
        {
            wire.OpenSessions.AddRange(nearest.Sessions.Open.Select(session => session.ToWire()));
            wire.PlacesLeft = nearest.Sessions.PlacesLeft;
            wire.NextSession = nearest.Journey?.Session?.ToWire();
            wire.LiftPossible = liftPossible;
        }

        return wire;
    }

    /// <summary>A seat in short.</summary>
    public static Wire.NearestMarginal.Types.SeatSummary ToSummary(this Seat seat) => new()
    {
        Code = seat.Code,
        Name = seat.Name,
        BoundarySet = seat.BoundarySet,
        Nation = seat.Nation,
        Region = seat.Region,
        Hub = seat.HubPoint.ToWire(),
    };

    private static Wire.NearestMarginal.Types.Need ToWire(this Need need) => new()
    {
        Weight = need.Weight,
        Closeness = need.Closeness,
        Shortfall = need.Shortfall,
        Nearness = need.Nearness,
        Score = need.Score,
    };
}
