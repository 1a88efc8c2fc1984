namespace Matching.Plans;

/// <summary>What is wrong with a problem.</summary>
/// <param name="Field">Where, as a path of fields: <c>volunteers[3].party</c>.</param>
/// <param name="Text">What, in words.</param>
public sealed record PlanFault(string Field, string Text);
