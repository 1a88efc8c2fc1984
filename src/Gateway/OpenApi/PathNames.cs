using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.OpenApi;

/// <summary>
/// Names of path variables. The contract names a variable after the request's field, so that one path is <c>/v1/sessions/{session}</c> for one verb and
/// <c>/v1/sessions/{session.id}</c> for another; OpenAPI wants one name, and gets the first that is a plain one.
/// </summary>
internal static partial class PathNames
{
    private static readonly FrozenDictionary<string, string> ByPlace = ContractRoutes.All
        .SelectMany(route => route.PathFields.Select(field => (Place: PlaceOf(route, field), field.JsonName)))
        // Linters take no other for a variable at all.
        .OrderBy(named => named.JsonName.Contains('.'))
        .DistinctBy(named => named.Place)
        .ToFrozenDictionary(named => named.Place, named => named.JsonName);

    /// <summary>The name of a variable.</summary>
    public static string Of(ContractRoute route, FieldPath field) => ByPlace[PlaceOf(route, field)];

    /// <summary>What stands before the variable, whatever the variables in it are called.</summary>
    private static string PlaceOf(ContractRoute route, FieldPath field) =>
        Variable().Replace(route.Pattern[..route.Pattern.IndexOf($"{{{field.ProtoName}}}", StringComparison.Ordinal)], "{}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Variable();
}
