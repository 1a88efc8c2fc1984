namespace Matching.People.Reports;

/// <summary>What came of a report.</summary>
public enum ReportOutcome
{
    /// <summary>Nothing is to be done.</summary>
    Nothing,

    /// <summary>The person is told by mail that organisers were told of something.</summary>
    Warned,

    /// <summary>The person takes part in the campaign no more.</summary>
    Barred,
}
