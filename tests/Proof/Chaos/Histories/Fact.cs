namespace Proof.Chaos.Histories;

/// <summary>What an answer tells of one thing that is stored.</summary>
/// <param name="Thing">Offer, request, booking or session.</param>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state, as the database writes it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Said">What clients change of it, in the words of what is stored; empty where they change nothing but the state.</param>
public sealed record Fact(Thing Thing, Guid Id, string State, long Version, string Said = "");
