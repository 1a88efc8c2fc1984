using System.Globalization;

namespace Matching.Api;

/// <summary>Versions of what is stored, as clients see them: opaque, and equal exactly where nothing has changed.</summary>
internal static class Etags
{
    /// <summary>The etag of a version.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"v{version}");

    /// <summary>The version that an etag stands for; null where none was sent; 0, which nothing ever has, where it is none of ours.</summary>
    public static long? Read(string etag) =>
        etag.Length == 0 ? null
        : etag[0] == 'v' && long.TryParse(etag.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
        : 0;
}
