using Google.Protobuf.WellKnownTypes;
using Matching.V1;
using Proof.Chaos.Histories;

namespace Proof.Chaos.Clients;

/// <summary>One person, who does at random what drivers or passengers do.</summary>
internal abstract class ChaosClient(PersistentCaller caller, Random random)
{
    /// <summary>Calls as this person.</summary>
    protected PersistentCaller Caller => caller;

    /// <summary>Draws for this person.</summary>
    protected Random Random => random;

    /// <summary>Does one thing.</summary>
    public abstract Task StepAsync();

    /// <summary>The bookings that this person drives or rides in.</summary>
    protected async Task<IReadOnlyList<Booking>> BookingsAsync()
    {
        var page = await caller.CallAsync(
            "ListBookings", new ListBookingsRequest { PageSize = 1000 }, "", (client, request, options) => client.ListBookingsAsync(request, options), answer => answer.Bookings.Select(Facts.Of));
        return page is null ? [] : page.Bookings;
    }

    /// <summary>Says yes.</summary>
    protected Task AcceptAsync(Booking booking)
    {
        var id = caller.NextId();
        return caller.CallAsync(
            "AcceptBooking", new AcceptBookingRequest { Booking = booking.Id, RequestId = id }, id, (client, request, options) => client.AcceptBookingAsync(request, options), FactsOf);

        static IEnumerable<Fact> FactsOf(AcceptBookingResponse answer) => [Facts.Of(answer.Booking)];
    }

    /// <summary>Says no.</summary>
    protected Task DeclineAsync(Booking booking)
    {
        var id = caller.NextId();
        return caller.CallAsync(
            "DeclineBooking", new DeclineBookingRequest { Booking = booking.Id, RequestId = id }, id, (client, request, options) => client.DeclineBookingAsync(request, options), FactsOf);

        static IEnumerable<Fact> FactsOf(DeclineBookingResponse answer) => [Facts.Of(answer.Booking)];
    }

    /// <summary>Calls it off.</summary>
    protected Task CancelAsync(Booking booking)
    {
        var id = caller.NextId();
        return caller.CallAsync(
            "CancelBooking", new CancelBookingRequest { Booking = booking.Id, RequestId = id }, id, (client, request, options) => client.CancelBookingAsync(request, options), FactsOf);

        static IEnumerable<Fact> FactsOf(CancelBookingResponse answer) => [Facts.Of(answer.Booking)];
    }

    /// <summary>Answers one of those that wait for this person: mostly yes.</summary>
    protected async Task AnswerOneAsync(Func<Booking, bool> awaitsMe)
    {
        var waiting = (await BookingsAsync()).Where(awaitsMe).ToList();
        if (waiting.Count > 0)
        {
            var one = waiting[random.Next(waiting.Count)];
            await (random.Next(5) > 0 ? AcceptAsync(one) : DeclineAsync(one));
        }
    }

    /// <summary>Calls one of the live ones off.</summary>
    protected async Task CancelOneAsync()
    {
        var live = await BookingsAsync();
        if (live.Count > 0)
        {
            await CancelAsync(live[random.Next(live.Count)]);
        }
    }

    /// <summary>Says of one that they will be late.</summary>
    protected async Task SayLateAsync()
    {
        var held = (await BookingsAsync()).Where(booking => booking.State == Booking.Types.State.Types.Value.Accepted).ToList();
        if (held.Count > 0)
        {
            var id = caller.NextId();
            var late = new ReportLateRequest { Booking = held.MinBy(booking => booking.Journeys[0].PickupTime)!.Id, Minutes = random.Next(1, 30), RequestId = id };
            await caller.CallAsync("ReportLate", late, id, (client, request, options) => client.ReportLateAsync(request, options), answer => [Facts.Of(answer.Booking)]);
        }
    }

    /// <summary>Offers a lift, and writes it on the board.</summary>
    protected async Task<LiftOffer?> OfferAsync(LiftOffer offer, Board board)
    {
        var id = caller.NextId();
        var answer = await caller.CallAsync(
            "OfferLift", new OfferLiftRequest { LiftOffer = offer, RequestId = id }, id, (client, request, options) => client.OfferLiftAsync(request, options), made => [Facts.Of(made.LiftOffer)]);
        if (answer is not null)
        {
            board.Add(answer.LiftOffer);
        }

        return answer?.LiftOffer;
    }

    /// <summary>Changes an offer, of whatever version it is.</summary>
    /// <param name="changed">Its id and what is to be new.</param>
    /// <param name="fields">Names of the fields that are.</param>
    protected Task ChangeAsync(LiftOffer changed, params string[] fields)
    {
        var id = caller.NextId();
        var request = new UpdateLiftOfferRequest { LiftOffer = changed, UpdateMask = FieldMask.FromStringEnumerable<LiftOffer>(fields), RequestId = id };
        return caller.CallAsync("UpdateLiftOffer", request, id, (client, sent, options) => client.UpdateLiftOfferAsync(sent, options), answer => [Facts.Of(answer.LiftOffer)]);
    }

    /// <summary>Cancels an offer; true where it was.</summary>
    protected async Task<bool> CancelAsync(LiftOffer offer, Board board)
    {
        var id = caller.NextId();
        var answer = await caller.CallAsync(
            "CancelLiftOffer",
            new CancelLiftOfferRequest { LiftOffer = offer.Id, RequestId = id },
            id,
            (client, request, options) => client.CancelLiftOfferAsync(request, options),
            ended => [Facts.Of(ended.LiftOffer)]);
        board.Remove(offer);
        return answer is not null;
    }
}
