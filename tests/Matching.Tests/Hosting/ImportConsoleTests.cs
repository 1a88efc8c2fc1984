using Matching.Hosting.Commands;
using Matching.Storage.Import;
using Matching.Storage.Import.Shipping;

namespace Matching.Tests.Hosting;

/// <summary>What a person sees of an import, and what they find on the disk.</summary>
public sealed class ImportConsoleTests
{
    [Fact]
    public void What_was_done_comes_last_and_every_note_is_named_where_they_are_few()
    {
        using var output = new StringWriter { NewLine = "\n" };
        ImportConsole.Print(new ImportReport("Seats of 2024 are live.", ["650 seats"], ["One was mended", "Two was mended"]), everyNote: false, output);
        Assert.Equal(
            """
              One was mended
              Two was mended
            Seats of 2024 are live.
              650 seats
              2 mended, skipped or left open, each named above

            """.ReplaceLineEndings("\n"),
            output.ToString());
    }

    [Theory]
    [InlineData(false, 5, "  125 mended, skipped or left open, some named above")]
    [InlineData(true, 125, "  125 mended, skipped or left open, each named above")]
    public void Of_many_notes_some_are_named_or_all_where_that_is_asked_for(bool everyNote, int named, string last)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ImportConsole.Print(new ImportReport("Seats of 2024 are live.", ["650 seats"], [.. Enumerable.Range(0, 125).Select(number => $"Outline {number} was repaired")]), everyNote, output);
        var lines = output.ToString().TrimEnd().Split('\n');
        Assert.Equal(named, lines.Count(line => line.Contains("was repaired", StringComparison.Ordinal)));
        Assert.Equal(!everyNote, lines.Contains("  and 120 more: --notes names them all"));
        Assert.Equal(last, lines[^1]);
    }

    [Fact]
    public void Shipped_files_stay_as_they_are_until_they_are_published()
    {
        var folder = Directory.CreateTempSubdirectory("matching-ship-").FullName;
        var files = new ShippedFiles(folder);
        File.WriteAllText(files.Places, "old");
        using (var given = new ShippedWriter(files))
        {
            given.WritePlaces([]);
        }

        Assert.Equal("old", File.ReadAllText(files.Places));
        Assert.Equal([files.Places], Directory.GetFiles(folder));

        using (var given = new ShippedWriter(files))
        {
            given.WritePlaces([]);
            given.Publish();
        }

        Assert.StartsWith("code,easting", File.ReadAllText(files.Places), StringComparison.Ordinal);
        Assert.Equal(new[] { files.Attribution, files.Places }.Order(), Directory.GetFiles(folder).Order());
    }
}
