using System.Reflection;
using Gateway.Hosting;
using k8s.Models;
using Matching.Hosting;
using Matching.Lifts;
using Matching.People.SignIn;
using Matching.Plans;
using Matching.Seats;
using Operations;
using Operations.Bearers;
using Operations.Tls;

namespace Architecture.Tests.Kubernetes;

/// <summary>What the manifests set is what the programs read, and what a program cannot run without is set.</summary>
public sealed class ConfigurationTests
{
    private static readonly Dictionary<string, Type> Sections = new()
    {
        ["Matching"] = typeof(MatchingOptions),
        ["Matching__Tls"] = typeof(TlsOptions),
        ["Matching__Tokens"] = typeof(BearerOptions),
        ["Matching__Lifts"] = typeof(LiftRules),
        ["Matching__Need"] = typeof(NeedOptions),
        ["Matching__Plans"] = typeof(SolvingRules),
        ["Matching__SignIn"] = typeof(SignInRules),
        ["Matching__Stop"] = typeof(StopOptions),
        ["Gateway"] = typeof(GatewayOptions),
        ["Gateway__MatchingTls"] = typeof(TlsOptions),
        ["Gateway__Tokens"] = typeof(BearerOptions),
        ["Gateway__Stop"] = typeof(StopOptions),
    };

    /// <summary>The secrets that docs/operations.md says how to make.</summary>
    private static readonly string[] Secrets = ["matching-database", "matching-origins", "matching-owner", "matching-tokens", "matching-tls", "gateway-tls"];

    public static TheoryData<string> Overlays => ManifestTests.Overlays;

    [Theory]
    [MemberData(nameof(Overlays))]
    public void Every_setting_is_an_option_of_the_program(string overlay)
    {
        var names = Manifests.Of(overlay).Of<V1ConfigMap>().SelectMany(map => map.Data.Keys).Where(name => name.Contains("__", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name =>
        {
            // An item of a list ends in its number.
            var option = name.TrimEnd("0123456789".ToCharArray()).TrimEnd('_');
            var cut = option.LastIndexOf("__", StringComparison.Ordinal);
            Assert.True(Sections.TryGetValue(option[..cut], out var section) && section.GetProperty(option[(cut + 2)..]) is not null, $"{name} is no option.");
        });
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public void Every_file_that_a_program_reads_lies_in_a_volume(string overlay)
    {
        Assert.Equal(["Matching__OriginKeys", "Matching__Tokens__KeyFile"], FilesThatLieInVolumes(overlay, "Matching", "matching").Order());
        Assert.Equal(["Gateway__Tokens__KeyFile"], FilesThatLieInVolumes(overlay, "Gateway", "gateway"));
    }

    private static List<string> FilesThatLieInVolumes(string overlay, string program, string name)
    {
        var manifests = Manifests.Of(overlay);
        var pod = manifests.Of<V1Deployment>().Single(deployment => deployment.Metadata.Name == name).Spec.Template.Spec;
        var settings = manifests.Of<V1ConfigMap>().Single(map => map.Metadata.Name == pod.Containers[0].EnvFrom[0].ConfigMapRef.Name).Data;
        var files = Sections.Where(section => section.Key.StartsWith(program, StringComparison.Ordinal)).SelectMany(FilesOf).ToList();
        Assert.All(files, file => Assert.Contains(pod.Containers[0].VolumeMounts, mount => settings[file].StartsWith($"{mount.MountPath}/", StringComparison.Ordinal)));
        return files;
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public void Every_secret_is_made_by_the_overlay_or_by_the_operator(string overlay)
    {
        var manifests = Manifests.Of(overlay);
        var made = manifests.Of<V1Secret>().Select(secret => secret.Metadata.Name).ToHashSet();
        var pods = manifests.Of<V1Deployment>().Select(one => one.Spec.Template.Spec).Concat(manifests.Of<V1Job>().Select(one => one.Spec.Template.Spec));
        var asked = pods.SelectMany(pod => (pod.Volumes ?? []).Select(volume => volume.Secret?.SecretName)
            .Concat(pod.Containers.Concat(pod.InitContainers ?? []).SelectMany(container => container.EnvFrom ?? []).Select(source => source.SecretRef?.Name)));
        var operations = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

        Assert.All(asked.OfType<string>(), name => Assert.True(made.Contains(name) || (made.Count == 0 && Secrets.Contains(name)), $"Nobody makes the secret {name}."));
        Assert.All(Secrets, name => Assert.Contains($"create secret generic {name} ", operations, StringComparison.Ordinal));
    }

    /// <summary>For real the two programs show each other certificates, and each knows whom it believes.</summary>
    [Fact]
    public void For_real_nothing_goes_between_the_programs_in_the_clear()
    {
        var manifests = Manifests.Of("prod");
        foreach (var (name, section) in (ReadOnlySpan<(string, string)>)[("matching", "Matching__Tls"), ("gateway", "Gateway__MatchingTls")])
        {
            var pod = manifests.Of<V1Deployment>().Single(deployment => deployment.Metadata.Name == name).Spec.Template.Spec;
            var settings = manifests.Of<V1ConfigMap>().Single(map => map.Metadata.Name == pod.Containers[0].EnvFrom[0].ConfigMapRef.Name).Data;
            foreach (var file in (ReadOnlySpan<string>)["Certificate", "Key", "Authority"])
            {
                Assert.Contains(pod.Containers[0].VolumeMounts, mount => mount.SubPath is null && settings[$"{section}__{file}"].StartsWith($"{mount.MountPath}/", StringComparison.Ordinal));
            }

            Assert.False(settings.ContainsKey($"{section}__AllowCleartext"));
        }

        Assert.Contains(manifests.Of<V1ConfigMap>(), map => map.Data.TryGetValue("Matching__Listen", out var listen) && listen.StartsWith("https://", StringComparison.Ordinal));
    }

    [Fact]
    public void Behind_an_ingress_each_client_has_its_own_limit() => Assert.Contains(
        Manifests.Of("prod").Of<V1ConfigMap>(),
        map => map.Data.TryGetValue("Gateway__TrustedProxies__0", out var network) && System.Net.IPNetwork.TryParse(network, out _));

    [Fact]
    public void The_image_has_the_time_zones_that_weekends_are_reckoned_in() =>
        Assert.Contains("-extra</ContainerFamily>", File.ReadAllText(Path.Combine(Repository.Root, "src", "Matching", "Matching.csproj")), StringComparison.Ordinal);

    /// <summary>Options that name a file of the working folder by default, which in a pod cannot be written and holds none.</summary>
    private static IEnumerable<string> FilesOf(KeyValuePair<string, Type> section)
    {
        var defaults = Activator.CreateInstance(section.Value);
        return section.Value.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType == typeof(string) && ((string?)property.GetValue(defaults))?.StartsWith(".data", StringComparison.Ordinal) == true)
            .Select(property => $"{section.Key}__{property.Name}");
    }
}
