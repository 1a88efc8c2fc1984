using System.Reflection;
using Matching.Geo;
using NetArchTest.Rules;

namespace Architecture.Tests;

/// <summary>Every row of the rooms table holds, and only the rooms that are meant to name PostgreSQL and gRPC do.</summary>
public sealed class RoomTests
{
    private static readonly Assembly Service = typeof(GeoPoint).Assembly;

    public static TheoryData<string> Rooms => [.. RoomsTable.Rooms.Select(room => room.Name)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_what_its_row_allows(string name)
    {
        var room = RoomsTable.Rooms.Single(candidate => candidate.Name == name);
        var forbidden = RoomsTable.Rooms
            .Where(other => other.Name != name && !room.MayUse.Contains(other.Name))
            .Select(other => other.Namespace)
            .ToArray();

        Assert.Empty(Offenders([room.Namespace], forbidden));
    }

    [Theory]
    [InlineData("Npgsql", "Storage", "Hosting")]
    [InlineData("DbUp", "Storage", "Hosting")]
    [InlineData("Grpc", "Api", "Hosting")]
    // Plans as well: what the integer solver answers is a message.
    [InlineData("Google.Protobuf", "Api", "Hosting", "Plans")]
    [InlineData("Google.Rpc", "Api", "Hosting")]
    [InlineData("Google.OrTools", "Plans")]
    [InlineData("Matching.V1", "Api", "Hosting")]
    [InlineData("Microsoft.AspNetCore", "Api", "Hosting")]
    [InlineData("OpenTelemetry", "Hosting")]
    [InlineData("Spectre", "Hosting")]
    public void Only_the_rooms_meant_to_name_it_do(string dependency, params string[] rooms)
    {
        var others = RoomsTable.Rooms.Where(room => !rooms.Contains(room.Name)).Select(room => room.Namespace).ToArray();

        Assert.Empty(Offenders(others, [dependency]));
    }

    /// <summary>The page may say more, never less: these arrows are the house's own.</summary>
    [Fact]
    public void No_domain_room_looks_outwards_and_Storage_and_Api_do_not_know_each_other()
    {
        string[] outer = ["Matching.Storage", "Matching.Api", "Matching.Hosting"];
        var domain = RoomsTable.Rooms.Select(room => room.Namespace).Except(outer).ToArray();

        Assert.Empty(Offenders(domain, outer));
        Assert.Empty(Offenders(["Matching.Storage"], ["Matching.Api", "Matching.Hosting"]));
        Assert.Empty(Offenders(["Matching.Api"], ["Matching.Storage", "Matching.Hosting"]));
    }

    [Fact]
    public void Every_type_lives_in_a_room_of_the_table()
    {
        var rooms = RoomsTable.Rooms.Select(room => room.Namespace).ToList();
        var homeless = Service.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Matching", StringComparison.Ordinal) == true
                && !rooms.Exists(room => type.Namespace == room || type.Namespace.StartsWith(room + ".", StringComparison.Ordinal)))
            .Select(type => type.FullName);

        Assert.Empty(homeless);
    }

    [Fact]
    public void A_dependency_inside_an_asynchronous_lambda_is_seen()
    {
        // The rules above are worth nothing if the search did not look into compiler-made types: this one it must find.
        Assert.Contains("Matching.Storage.OnceWriter", Offenders(["Matching.Storage"], ["Npgsql"]));
        Assert.Contains("Matching.Storage.OnceWriter", Offenders(["Matching.Storage"], ["Matching.Storage.AnswerJson"]));
    }

    private static IReadOnlyList<string> Offenders(string[] namespaces, string[] dependencies) =>
        [.. namespaces.SelectMany(room => Types.InAssembly(Service)
                .That().ResideInNamespaceMatching($@"^{System.Text.RegularExpressions.Regex.Escape(room)}(\.|$)")
                .And().HaveDependencyOnAny(dependencies)
                .GetTypes())
            .Select(type => type.FullName!)
            .Order(StringComparer.Ordinal)];
}
