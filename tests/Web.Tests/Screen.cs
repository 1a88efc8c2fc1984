using Microsoft.Playwright;

namespace Web.Tests;

/// <summary>What somebody looks at the client with.</summary>
/// <param name="Name">As screenshots are called.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Scheme">Light or dark.</param>
public sealed record Screen(string Name, int Width, int Height, ColorScheme Scheme)
{
    /// <summary>A telephone by day.</summary>
    public static readonly Screen Phone = new("phone", 390, 844, ColorScheme.Light);

    /// <summary>A telephone by night.</summary>
    public static readonly Screen PhoneDark = new("phone-dark", 390, 844, ColorScheme.Dark);

    /// <summary>A desk by day.</summary>
    public static readonly Screen Desk = new("desk", 1280, 800, ColorScheme.Light);

    /// <summary>A desk by night.</summary>
    public static readonly Screen DeskDark = new("desk-dark", 1280, 800, ColorScheme.Dark);

    /// <summary>A small window at 200 %, or a wide one at 400 %: nothing may have to be read sideways.</summary>
    public static readonly Screen Narrow = new("narrow", 320, 640, ColorScheme.Light);

    /// <summary>A desk at 200 %: half the pixels each way.</summary>
    public static readonly Screen Zoomed = new("zoomed", 640, 400, ColorScheme.Light);

    /// <summary>All that every view must look right on, from the one that it is on; each but the last differs from the one before in one thing.</summary>
    public static IReadOnlyList<Screen> From(Screen first) => first == Desk ? [Desk, DeskDark, PhoneDark, Phone, Narrow] : [Phone, PhoneDark, DeskDark, Desk, Narrow];
}
