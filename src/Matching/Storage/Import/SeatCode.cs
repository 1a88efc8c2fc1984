namespace Matching.Storage.Import;

/// <summary>GSS codes of Westminster seats, and what they tell.</summary>
internal static class SeatCode
{
    /// <summary>One letter of the nation and eight digits.</summary>
    public static bool IsValid(string code) => code.Length == 9 && code[0] is 'E' or 'N' or 'S' or 'W' && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The nation of a valid code.</summary>
    public static string Nation(string code) => code[0] switch
    {
        'E' => "England",
        'N' => "Northern Ireland",
        'S' => "Scotland",
        _ => "Wales",
    };
}
