namespace Gateway.Problems;

/// <summary>One wrong field or parameter.</summary>
/// <param name="Field">Its JSON path in the body, or its name in the path or query.</param>
/// <param name="Detail">What is wrong, as a sentence that says what would be right.</param>
internal sealed record FieldProblem(string Field, string Detail);
