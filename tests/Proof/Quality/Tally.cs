namespace Proof.Quality;

/// <summary>What a rule came to.</summary>
public readonly record struct Tally
{
    /// <summary>Requests with a way there and back.</summary>
    public int Matched { get; init; }

    /// <summary>Driver's time that they add on the way there, in seconds.</summary>
    public double OutwardSeconds { get; init; }

    /// <summary>Driver's time that they add on both ways, in seconds.</summary>
    public double AddedSeconds { get; init; }

    /// <summary>How far they walk on the way there, in metres.</summary>
    public double WalkMetres { get; init; }

    /// <summary>Drivers asked.</summary>
    public int Asked { get; init; }

    /// <summary>Both together.</summary>
    public static Tally operator +(Tally left, Tally right) => new()
    {
        Matched = left.Matched + right.Matched,
        OutwardSeconds = left.OutwardSeconds + right.OutwardSeconds,
        AddedSeconds = left.AddedSeconds + right.AddedSeconds,
        WalkMetres = left.WalkMetres + right.WalkMetres,
        Asked = left.Asked + right.Asked,
    };
}
