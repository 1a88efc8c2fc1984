namespace TestKit.Osm;

/// <summary>A node of a map.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Tags">Tags such as <c>railway=station;name=Hendon</c>.</param>
public sealed record MapNode(long Id, double Latitude, double Longitude, string Tags = "");
