using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>Habits that no analyzer holds: small files, nothing left half-done, every statement of SQL explained.</summary>
public sealed partial class HabitTests
{
    private const int LongestFile = 300;

    [Fact]
    public void No_source_file_is_long() =>
        Assert.Empty(Sources().Where(file => File.ReadLines(file).Count() > LongestFile).Select(Repository.Name));

    [Fact]
    public void Nothing_is_left_half_done() =>
        Assert.Empty(Lines().Where(line => HalfDone().IsMatch(line.Text)).Select(line => line.Where));

    [Fact]
    public void A_warning_is_silenced_only_with_a_reason_beside_it() =>
        Assert.Empty(Lines().Where(line => Silenced().IsMatch(line.Text) && !Reasoned().IsMatch(line.Text)).Select(line => line.Where));

    [Fact]
    public void A_statement_of_SQL_begins_with_why_and_stands_alone()
    {
        foreach (var file in Repository.Files("src/Matching/Storage/Sql", "*.sql"))
        {
            var text = File.ReadAllText(file);
            Assert.True(text.StartsWith("--", StringComparison.Ordinal), $"{Repository.Name(file)} does not begin with a comment that says why.");
            var statements = Comment().Replace(text, "").Split(';').Count(statement => !string.IsNullOrWhiteSpace(statement));
            Assert.True(statements == 1, $"{Repository.Name(file)} holds {statements} statements.");
        }
    }

    [Fact]
    public void What_follows_a_select_is_never_read_without_it()
    {
        var statements = Repository.Files("src/Matching/Storage/Sql", "*.sql").ToDictionary(file => string.Join('/', file.Split(Path.DirectorySeparatorChar)[^2..]), File.ReadAllText);
        var endings = statements.Where(file => file.Value.Contains("Follows ", StringComparison.Ordinal)).Select(file => file.Key).ToList();
        Assert.NotEmpty(endings);
        Assert.Empty(Lines().Where(line => endings.Exists(ending => line.Text.Contains($"Sql.Read(\"{ending}\")", StringComparison.Ordinal))).Select(line => line.Where));
    }

    [Fact]
    public void A_decision_has_a_number_of_its_own() =>
        Assert.Empty(Repository.Files("docs/decisions", "*.md").GroupBy(file => Path.GetFileName(file)[..4]).Where(number => number.Count() > 1).Select(number => number.Key));

    [Fact]
    public void Nobody_holds_a_pool_of_connections_who_could_pass_by_the_roles_of_the_database() =>
        Assert.Equal(
            [
                // Names the role and the campaign; opens both pools; what commands alone run as the owner of the tables.
                "src/Matching/Hosting/StorageSetup.cs", "src/Matching/Storage/AdvisoryLock.cs", "src/Matching/Storage/Database.cs", "src/Matching/Storage/Demo/DemoStore.cs", "src/Matching/Storage/Import/ImportTransaction.cs",
                "src/Matching/Storage/Lifts/LegWidening.cs", "src/Matching/Storage/OwnerDatabase.cs",
            ],
            Sources().Where(file => Pool().IsMatch(File.ReadAllText(file))).Select(Repository.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Sources() => Repository.Files("src", "*.cs");

    private static IEnumerable<(string Where, string Text)> Lines() =>
        Sources().Concat(Repository.Files("tests", "*.cs")).Where(file => !file.EndsWith(nameof(HabitTests) + ".cs", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select((text, index) => ($"{Repository.Name(file)}:{index + 1}: {text.Trim()}", text)));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex HalfDone();

    [GeneratedRegex(@"\b(NpgsqlDataSource|NpgsqlDataSourceBuilder|OwnerDatabase)\b|new NpgsqlConnection\(")]
    private static partial Regex Pool();

    [GeneratedRegex(@"#pragma warning disable|SuppressMessage\(")]
    private static partial Regex Silenced();

    [GeneratedRegex("//|Justification")]
    private static partial Regex Reasoned();

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
