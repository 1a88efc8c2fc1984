using Matching.Hosting.Commands;
using Matching.Storage.Import;
using Matching.Storage.Import.Shipping;

namespace Matching.Tests.Hosting;

/// <summary>What a person sees of an import, and what they find on the disk.</summary>
public sealed class ImportConsoleTests
{
    [Fact]
    public void What_was_done_comes_last()
    {
        using var output = new StringWriter { NewLine = "\n" };
        ImportConsole.Print(new ImportReport("Seats of 2024 are live.", ["650 seats"], ["One was mended", "Two was mended"]), output);
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

    [Fact]
    public void Of_many_notes_each_is_named()
    {
        using var output = new StringWriter { NewLine = "\n" };
        ImportConsole.Print(new ImportReport("Seats of 2024 are live.", ["650 seats"], [.. Enumerable.Range(0, 125).Select(number => $"Outline {number} was repaired")]), output);
        var lines = output.ToString().TrimEnd().Split('\n');
        Assert.Equal(125, lines.Count(line => line.Contains("was repaired", StringComparison.Ordinal)));
        Assert.Equal("  125 mended, skipped or left open, each named above", lines[^1]);
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
