using k8s;

namespace Architecture.Tests.Kubernetes;

/// <summary>The manifests of one overlay as kustomize renders them, read strictly: a field that Kubernetes does not know is a fault.</summary>
internal sealed class Manifests
{
    private Manifests(IReadOnlyList<object> all) => All = all;

    /// <summary>Every object.</summary>
    public IReadOnlyList<object> All { get; }

    /// <summary>Reads an overlay from <c>k8s/rendered</c>.</summary>
    public static Manifests Of(string overlay) => Read(File.ReadAllText(Path.Combine(Repository.Root, "k8s", "rendered", $"{overlay}.yaml")));

    /// <summary>Reads a stream of YAML documents.</summary>
    public static Manifests Read(string yaml) => new(KubernetesYaml.LoadAllFromString(yaml, strict: true));

    /// <summary>The objects of one kind.</summary>
    public IEnumerable<T> Of<T>() => All.OfType<T>();
}
