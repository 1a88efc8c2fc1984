using k8s;
using k8s.Models;

namespace Architecture.Tests.Kubernetes;

/// <summary>Every overlay loads strictly, its parts find each other, and its pods are as locked down as they can be.</summary>
public sealed class ManifestTests
{
    public static TheoryData<string> Overlays => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "k8s", "overlays")).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Overlays))]
    public void An_overlay_has_what_the_service_needs(string overlay)
    {
        var manifests = Manifests.Of(overlay);

        Assert.Equal(["gateway", "matching"], manifests.Of<V1Deployment>().Select(Name).Order());
        Assert.Superset(new HashSet<string> { "gateway", "matching" }, manifests.Of<V1Service>().Select(Name).ToHashSet());
        Assert.Equal(["gateway", "matching"], manifests.Of<V1PodDisruptionBudget>().Select(Name).Order());
        Assert.Equal(["gateway", "matching"], manifests.Of<V2HorizontalPodAutoscaler>().Select(Name).Order());
        Assert.Equal(["deny-all", "gateway", "matching", "migration"], manifests.Of<V1NetworkPolicy>().Select(Name).Order());
        Assert.Equal(["migration"], manifests.Of<V1Job>().Select(Name));
        Assert.All(manifests.All.OfType<IKubernetesObject<V1ObjectMeta>>(), one => Assert.False(string.IsNullOrEmpty(one.Metadata.Name)));
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public void Every_pod_is_locked_down(string overlay)
    {
        foreach (var pod in Pods(Manifests.Of(overlay)))
        {
            Assert.True(pod.SecurityContext.RunAsNonRoot);
            Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
            Assert.False(pod.AutomountServiceAccountToken);
            foreach (var container in pod.Containers.Concat(pod.InitContainers ?? []))
            {
                Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
                Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
                Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
                Assert.Contains("memory", container.Resources.Limits.Keys);
                Assert.Contains("cpu", container.Resources.Requests.Keys);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public void Every_deployment_is_probed_spread_and_given_time_to_stop(string overlay)
    {
        var manifests = Manifests.Of(overlay);
        foreach (var deployment in manifests.Of<V1Deployment>())
        {
            var pod = deployment.Spec.Template.Spec;
            Assert.NotEmpty(pod.TopologySpreadConstraints);
            Assert.All(pod.Containers, container => Assert.True(container.StartupProbe is not null && container.LivenessProbe is not null && container.ReadinessProbe is not null));
            var settings = manifests.Of<V1ConfigMap>().Single(map => Name(map) == pod.Containers[0].EnvFrom[0].ConfigMapRef.Name).Data;
            var stop = settings.Where(setting => setting.Key.Contains("__Stop__", StringComparison.Ordinal)).Sum(setting => TimeSpan.Parse(setting.Value, null).TotalSeconds);
            Assert.True(pod.TerminationGracePeriodSeconds > stop, $"{Name(deployment)} is killed before its own {stop} s to stop are over.");
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public void What_a_pod_refers_to_is_there(string overlay)
    {
        var manifests = Manifests.Of(overlay);
        var accounts = manifests.Of<V1ServiceAccount>().Select(Name).ToHashSet();
        var configs = manifests.Of<V1ConfigMap>().Select(Name).ToHashSet();
        var secrets = manifests.Of<V1Secret>().Select(Name).ToHashSet();
        foreach (var pod in Pods(manifests))
        {
            Assert.True(pod.ServiceAccountName is null || accounts.Contains(pod.ServiceAccountName));
            foreach (var source in pod.Containers.Concat(pod.InitContainers ?? []).SelectMany(container => container.EnvFrom ?? []))
            {
                Assert.True(source.ConfigMapRef is null || configs.Contains(source.ConfigMapRef.Name));
                // Where an overlay makes no secrets, the operator does, by exactly these names.
                Assert.True(source.SecretRef is null || secrets.Contains(source.SecretRef.Name) || secrets.Count == 0 && source.SecretRef.Name is "matching-database" or "matching-owner");
            }

            var volumes = (pod.Volumes ?? []).Select(volume => volume.Name).ToHashSet();
            Assert.All(pod.Containers.SelectMany(container => container.VolumeMounts), mount => Assert.True(volumes.Contains(mount.Name) || mount.Name == "data"));
        }
    }

    [Fact]
    public void No_secret_is_committed_for_production() => Assert.Empty(Manifests.Of("prod").Of<V1Secret>());

    [Fact]
    public void Calls_are_spread_over_replicas_not_connections()
    {
        var manifests = Manifests.Of("prod");

        Assert.Equal("None", manifests.Of<V1Service>().Single(service => Name(service) == "matching").Spec.ClusterIP);
        Assert.Contains(manifests.Of<V1ConfigMap>(), map => map.Data.TryGetValue("Gateway__Matching", out var address) && address == "dns:///matching:5080");
    }

    [Fact]
    public void A_field_that_Kubernetes_does_not_know_is_refused() =>
        Assert.ThrowsAny<Exception>(() => Manifests.Read("apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\nautomountServiceAcountToken: false\n"));

    private static string Name(IKubernetesObject<V1ObjectMeta> one) => one.Metadata.Name;

    private static IEnumerable<V1PodSpec> Pods(Manifests manifests) =>
        manifests.Of<V1Deployment>().Select(one => one.Spec.Template.Spec)
            .Concat(manifests.Of<V1Job>().Select(one => one.Spec.Template.Spec))
            .Concat(manifests.Of<V1StatefulSet>().Select(one => one.Spec.Template.Spec));
}
