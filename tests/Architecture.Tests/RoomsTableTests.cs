namespace Architecture.Tests;

/// <summary>The reader of the rooms table understands each of its phrases, and refuses a room that is not there.</summary>
public sealed class RoomsTableTests
{
    [Fact]
    public void Each_phrase_is_understood()
    {
        var rooms = RoomsTable.Read(
        [
            "| room | holds | may use |",
            "| `A/` | first | nothing |",
            "| `B/` | second | `A` |",
            "| `C/` | third, with `code` | those above but `A` |",
            "| `D/` | fourth | all domain rooms |",
            "| `E/` | fifth | all domain rooms, `D` |",
            "| `F/` | last | everything |",
        ]).ToDictionary(room => room.Name, room => string.Join("", room.MayUse.Order()));

        Assert.Equal(("", "A", "B", "ABC", "ABCD", "ABCDEF"), (rooms["A"], rooms["B"], rooms["C"], rooms["D"], rooms["E"], rooms["F"]));
    }

    [Fact]
    public void A_room_that_is_not_in_the_table_is_refused() =>
        Assert.Throws<FormatException>(() => RoomsTable.Read(["| `A/` | first | `Z` |"]));

    [Fact]
    public void The_page_has_the_rooms_of_the_house() =>
        Assert.Superset(
            new HashSet<string> { "Outcomes", "People", "Geo", "Travel", "Campaigns", "Sessions", "Seats", "Lifts", "Storage", "Api", "Hosting" },
            RoomsTable.Rooms.Select(room => room.Name).ToHashSet());
}
