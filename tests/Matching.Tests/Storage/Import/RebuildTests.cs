using Matching.Storage.Import;
using TestKit;

namespace Matching.Tests.Storage.Import;

/// <summary>What the project ships is what its own tool makes of the official files, byte for byte.</summary>
public sealed class RebuildTests(PostGis database) : IClassFixture<PostGis>
{
    [Fact]
    public async Task Shipped_files_are_rebuilt_byte_for_byte()
    {
        var stop = TestContext.Current.CancellationToken;
        OfficialData.Folder();
        var folder = Directory.CreateTempSubdirectory("shipped").FullName;
        try
        {
            var import = new OfficialImport(database.ConnectionString, TimeProvider.System) { ShipInto = folder };
            await import.SeatsAsync(OfficialData.Seats2024, null, stop);
            await import.ResultsAsync([OfficialData.Results2024, OfficialData.Candidates2024], null, null, stop);
            await import.PostcodesAsync([OfficialData.Postcodes, OfficialData.Outcodes, OfficialData.DataZones], stop);

            var shipped = Directory.GetFiles(ShippedPostGis.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(shipped, Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            foreach (var name in shipped)
            {
                var (wanted, made) = (await File.ReadAllBytesAsync(Path.Combine(ShippedPostGis.Folder, name!), stop), await File.ReadAllBytesAsync(Path.Combine(folder, name!), stop));
                Assert.True(wanted.AsSpan().SequenceEqual(made), $"{name} differs from what the official files give; write it anew with ./dev import … --ship.");
            }

            Assert.True(shipped.Sum(name => new FileInfo(Path.Combine(folder, name!)).Length) < 3_000_000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
