using Matching.Bookings;
using Matching.Bookings.Disclosing;
using Matching.People;
using Wire = Matching.V1;

namespace Matching.Api;

/// <summary>The one way of bookings to the wire: what they show of the other side is written down before it is shown.</summary>
internal sealed class BookingViews(IDisclosures disclosures, TimeProvider clock)
{
    /// <summary>One booking as the caller may see it.</summary>
    public async Task<Wire.Booking> ShowAsync(Booking booking, Caller caller, CancellationToken cancellation) => (await ShowAsync([booking], caller, cancellation))[0];

    /// <summary>
    /// Bookings as the caller may see them, in their order. They may be a kept answer, and so bookings as they were: the log shows nothing of those that open nothing as they stand now.
    /// </summary>
    public async Task<IReadOnlyList<Wire.Booking>> ShowAsync(IReadOnlyList<Booking> bookings, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var open = bookings.SelectMany(booking => booking.OpenTo(caller.Subject, now)).Distinct().OrderBy(detail => detail.What != DetailKind.Age).ToList();
        if (open.Count == 0)
        {
            return [.. bookings.Select(booking => booking.ToWire(caller.Subject, BookingView.Closed))];
        }

        var views = (await disclosures.ShowAsync(caller.Subject, open, cancellation)).ToLookup(view => view.Booking);
        return [.. bookings.Select(booking => booking.ToWire(caller.Subject, ViewOf([.. views[booking.Id]])))];
    }

    private static BookingView ViewOf(DetailView[] views)
    {
        return new BookingView(
            Array.Find(views, view => view is { What: DetailKind.Contact, Withheld: false })?.Contact ?? "",
            Shows(DetailKind.Home),
            Shows(DetailKind.Car),
            Shows(DetailKind.Age),
            Array.Exists(views, view => view.Withheld));

        bool Shows(DetailKind what) => Array.Exists(views, view => view.What == what && !view.Withheld);
    }
}
