using Xunit;

namespace TestKit;

/// <summary>The publishers' own files, found by <c>MATCHING_OFFICIAL_DATA</c>. Without it a test skips for a person and fails in CI.</summary>
public static class OfficialData
{
    private const string Variable = "MATCHING_OFFICIAL_DATA";

    /// <summary>Seats of July 2024.</summary>
    public static string Seats2024 => Path("boundaries", "pcon_july2024_uk_bgc.geojson");

    /// <summary>Seats of December 2017.</summary>
    public static string Seats2017 => Path("boundaries", "pcon_dec2017_uk_bgc.topojson");

    /// <summary>Results of 2024 by constituency.</summary>
    public static string Results2024 => Path("results", "HoC-GE2024-results-by-constituency.csv");

    /// <summary>Results of 2024 by candidate.</summary>
    public static string Candidates2024 => Path("results", "HoC-GE2024-results-by-candidate.csv");

    /// <summary>Results of 2017 by constituency.</summary>
    public static string Results2017 => Path("results", "HoC-GE2017-results-by-constituency.csv");

    /// <summary>Results of 2019 by constituency.</summary>
    public static string Results2019 => Path("results", "HoC-GE2019-results-by-constituency.csv");

    /// <summary>Code-Point Open.</summary>
    public static string Postcodes => Path("postcodes", "codepo_gb.zip");

    /// <summary>Outcodes of the whole kingdom.</summary>
    public static string Outcodes => Path("postcodes", "outcodes_gibbs.csv");

    /// <summary>Northern Ireland's Data Zones.</summary>
    public static string DataZones => Path("postcodes", "ni_datazones2021_points.csv");

    /// <summary>Why there are no official files, as a sentence; null where there are.</summary>
    public static string? Missing() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) ? $"{Variable} names no folder of official files." : null;

    /// <summary>The folder of the files. Skips, or in CI fails, where it is not to be had.</summary>
    public static string Folder()
    {
        if (Missing() is { } missing)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") is "true" or "1", missing);
            Assert.Skip(missing);
        }

        return Environment.GetEnvironmentVariable(Variable)!;
    }

    private static string Path(string part, string file) => System.IO.Path.Combine(Folder(), part, file);
}
