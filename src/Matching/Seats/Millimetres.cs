namespace Matching.Seats;

/// <summary>Distances as they are compared and answered: whole millimetres, so that noise decides no tie.</summary>
internal static class Millimetres
{
    /// <summary>Millimetres of a squared distance in metres, halves to even.</summary>
    public static long Of(double squaredMetres) => (long)Math.Round(Math.Sqrt(squaredMetres) * 1000);

    /// <summary>Square of a distance in metres that everything which rounds to at most <paramref name="millimetres"/> is below.</summary>
    public static double SquaredBound(long millimetres)
    {
        var metres = (millimetres + 1) / 1000.0;
        return metres * metres;
    }
}
