using Matching.Lifts;
using Matching.Plans.Availabilities;
using Matching.Plans.Stored;
using Matching.Sessions;
using Matching.Storage.Lifts;
using Npgsql;

namespace Matching.Storage.Plans;

/// <summary>Reads who is sent by a plan. The plan names availabilities alone; what stands of each is looked up, so that whoever was erased is not told of.</summary>
internal sealed class SentReader(Database source, IOriginVault vault) : ISentVolunteers
{
    private static readonly string Sent = Sql.Read("Plans/sent.sql");

    /// <inheritdoc />
    public async Task<IReadOnlyList<SentVolunteer>> PageAsync(StoredPlan plan, Guid? after, int size, CancellationToken cancellation)
    {
        if (plan.Outcome is not { Sent.Count: > 0 } outcome)
        {
            return [];
        }

        var cars = outcome.Cars.SelectMany(car => car.Riders.Select(rider => (rider, car.Offer))).DistinctBy(one => one.rider).ToDictionary(one => one.rider, one => one.Offer);
        var all = outcome.Sent.OrderBy(one => one.Session).ThenBy(one => one.Way).ThenBy(one => one.Availability).ToList();
        var page = all.Skip(1 + all.FindIndex(one => one.Availability == after)).Take(size).Select(one => (Sent: one, Car: Car(one))).ToList();
        await using var command = source.Command(Sent, plan.Id, page.ConvertAll(one => one.Sent.Availability).ToArray(), page.ConvertAll(one => one.Car).ToArray());
        var rows = await command.ReadAllAsync(Read, cancellation);
        return [.. page.Zip(rows, (one, row) => new SentVolunteer(one.Sent, row.People, row.Name, row.Answer, one.Car, row.Driver))];

        Guid? Car(OutcomeSent one) => cars.TryGetValue(one.Availability, out var car) ? car : null;
    }

    private (int People, string? Name, SignUpState? Answer, string? Driver) Read(NpgsqlDataReader row) => (
        row.IsDBNull(3) ? PartyOf(row) : row.GetInt32(3),
        row.IsDBNull(2) ? null : row.GetString(2),
        row.IsDBNull(4) ? null : EnumText<SignUpState>.Read(row.GetString(4)),
        row.IsDBNull(5) ? null : row.GetString(5));

    /// <summary>The party that somebody spoke of; nobody where that is forgotten.</summary>
    private int PartyOf(NpgsqlDataReader row) =>
        row.IsDBNull(1) ? 0 : AnswerJson.Read<AvailabilityTerms>(vault.OpenText(row.GetGuid(0), row.GetFieldValue<byte[]>(1))).Party;
}
