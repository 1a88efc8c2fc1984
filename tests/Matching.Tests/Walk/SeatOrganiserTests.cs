using Matching.Tests.Sessions;
using Matching.V1;

namespace Matching.Tests.Walk;

/// <summary>An organiser of some seats moves sessions between those alone; the walk tries the rest of what they may.</summary>
public sealed class SeatOrganiserTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Theory]
    [InlineData(Where.Westby, Where.Eastby)]
    [InlineData(Where.Eastby, Where.Westby)]
    public async Task A_session_is_moved_neither_into_nor_out_of_a_seat_that_others_organise(Where from, Where to)
    {
        var (olive, orla) = (await SessionsOfAsync(Who.OrganiserOfWestby), await SessionsOfAsync(Who.Organiser));
        var session = await world.SessionAsync(from);

        Assert.Equal("PERMISSION_DENIED", await SessionHost.ReasonOfAsync(olive.UpdateSessionAsync(Move(session, to))));
        Assert.Equal(session.Seat, (await olive.GetSessionAsync(new() { Session = session.Id })).Session.Seat);
        Assert.NotEqual(session.Seat, (await orla.UpdateSessionAsync(Move(session, to))).Session.Seat);
    }

    [Fact]
    public async Task Within_the_seat_it_is_moved()
    {
        var session = await world.SessionAsync(Where.Westby);
        var moved = Move(session, Where.Westby);
        moved.Session.Location = TwoSeats.At(2_000, 5_000);

        Assert.Equal(session.Seat, (await (await SessionsOfAsync(Who.OrganiserOfWestby)).UpdateSessionAsync(moved)).Session.Seat);
    }

    private async Task<SessionService.SessionServiceClient> SessionsOfAsync(Who who) => new(world.Host.Host.As((await world.TokenAsync(who))!));

    private static UpdateSessionRequest Move(Session session, Where to) => new()
    {
        Session = new() { Id = session.Id, Location = TwoSeats.At(to == Where.Eastby ? 11_000 : 1_000, 5_000), Seat = "" },
        UpdateMask = new() { Paths = { "location", "seat" } },
    };
}
