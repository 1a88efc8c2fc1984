using System.Text.RegularExpressions;

namespace Gateway.Contract;

/// <summary>
/// Routes that end in a verb of their own behind a variable, such as <c>/v1/sessions/{session}:cancel</c>. To the web server <c>one:cancel</c> is as good an id as any, so
/// that such a path with another method would be looked up as one; and it looks at methods before verbs, so that one which only another verb has would find no route.
/// </summary>
internal static partial class CustomVerbs
{
    private static readonly (Regex Path, ContractRoute Route)[] Known =
        [.. ContractRoutes.All.Where(route => BehindVariable().IsMatch(route.Pattern)).Select(route => (PathOf(route.Pattern), route))];

    /// <summary>The methods that the path has where it names a verb that the route which serves it does not; none otherwise.</summary>
    public static IReadOnlyList<string> MethodsOf(PathString path, ContractRoute served) =>
        !path.Value!.Contains(':', StringComparison.Ordinal) || BehindVariable().IsMatch(served.Pattern)
            ? []
            : MethodsOf(path);

    /// <summary>The methods that the path has where no route serves it; none where it names no verb that there is.</summary>
    public static IReadOnlyList<string> MethodsOf(PathString path) =>
        path.Value is { } text && text.Contains(':', StringComparison.Ordinal) ? [.. Known.Where(one => one.Path.IsMatch(text)).Select(one => one.Route.Verb).Distinct()] : [];

    private static Regex PathOf(string pattern) =>
        new($@"\A{Variable().Replace(Regex.Escape(pattern), "[^/]+")}\z", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\}:[a-zA-Z]+\z")]
    private static partial Regex BehindVariable();

    /// <summary>A variable in a pattern that has been escaped.</summary>
    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Variable();
}
