namespace Matching.Storage.People.Rights;

/// <summary>Offers, requests or bookings, and the point that is to stand in place of where somebody lived: that of the session.</summary>
/// <param name="Ids">Which.</param>
/// <param name="Eastings">Metres east, in the same order.</param>
/// <param name="Northings">Metres north.</param>
internal sealed record Places(Guid[] Ids, double[] Eastings, double[] Northings)
{
    /// <summary>The places of rows.</summary>
    public static Places Of(IReadOnlyCollection<(Guid Id, double Easting, double Northing)> rows) =>
        new([.. rows.Select(row => row.Id)], [.. rows.Select(row => row.Easting)], [.. rows.Select(row => row.Northing)]);
}
