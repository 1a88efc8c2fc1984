using Google.Api;
using Google.Protobuf.Reflection;

namespace TestKit.Fuzz;

/// <summary>Values that a careful client would send: right in themselves, mostly right together, so that requests get past the first checks.</summary>
internal sealed class CarefulValues(Random random, FuzzWorld world)
{
    /// <summary>The moment that generated instants lie around.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The secret of the one browser of this world.</summary>
    public const string Browser = "the-only-browser-there-is-here";

    private static readonly string[] Places = ["NW3 2QG", "nw32qg", "NW3 2", "NW4", "51.556,-0.166", "LS1", "BS1 4", "M1 1AE", "E17"];

    private static readonly string[] Slugs = [.. Enumerable.Range(0, 40).Select(number => $"made-{number}")];

    /// <summary>Which of the things that exist this request is about: those of one number belong together.</summary>
    private int number;

    /// <summary>Whether it is one that organisers and administrators make.</summary>
    private bool organises;

    /// <summary>The offer or request that is changed, or empty: a careful client leaves out what stays.</summary>
    private string changed = "";

    /// <summary>Begins a request.</summary>
    public void Begin(MethodDescriptor rpc)
    {
        number = random.Next(240);
        changed = rpc.Name is "UpdateLiftOffer" or "UpdateLiftRequest" ? rpc.Name["Update".Length..] : "";
        organises = changed.Length == 0
            && (rpc.Service.Name is not ("LiftSeriesService" or "PersonService") || rpc.Name == "ImportPeople")
            && (rpc.Service.Name is "RoleService" or "PlanService" || rpc.Name is "ListReports" or "ResolveReport" or "ImportPeople" || rpc.Name.StartsWith("Create", StringComparison.Ordinal) || rpc.Name.StartsWith("Update", StringComparison.Ordinal));
    }

    /// <summary>The token of somebody: mostly, of one whom the request is about, or who may make it; most of all where something of their own is changed.</summary>
    public string Token() =>
        random.Next(changed.Length > 0 ? 8 : 2) == 0 ? Pick(world.Tokens)
        : organises ? world.Tokens[random.Next(world.People, world.Tokens.Count)]
        // Requests are the next person's: whoever drives rides with nobody.
        : world.Tokens[(number + (changed == "LiftRequest" ? 1 : 0)) % world.People];

    /// <summary>Whether a careful client leaves the field out: what only the service writes always, what is needed never.</summary>
    public bool LeavesOut(FieldDescriptor field)
    {
        var behaviours = field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior) ?? [];
        return behaviours.Contains(FieldBehavior.OutputOnly)
            // A weekend says little beside its people and sessions: most of what it could say names others of it.
            || (IsOfWeekend(field) && !behaviours.Contains(FieldBehavior.Required) && field.Name is not ("volunteers" or "sessions" or "wanted" or "maximum" or "spare_seats" or "max_detour"))
            // One of several names somebody.
            || (field.ContainingType.Name == "Report" && field.Name is "session" or "booking" or "lift_request")
            || (field.Name is "session" or "origin_place" or "legs" && changed == field.ContainingType.Name)
            || (!behaviours.Contains(FieldBehavior.Required) && !IsOfWeekend(field) && random.Next(field.Name is "etag" or "page_token" or "targets" or "remote" or "seat" or "update_mask" or "return_lift_offer" || IsTimeOfTravel(field) ? 6 : 2) > 0);
    }

    /// <summary>A text for a field of text.</summary>
    public string Text(FieldDescriptor field) => Known(field) ?? field.Name switch
    {
        "place" or "origin_place" => Pick(Places),
        "campaign" => "demo",
        "code" or "seat" => Pick(["E14001276", "E14001170", "E14001305", "W07000081"]),
        "boundary_set" or "election" => "2024",
        "party" => Pick(["Lab", "Con", "LD"]),
        "tile" => "0.mvt",
        "email" => $"person-{number}@example.org",
        "phone" => "+442079460000",
        "browser" => Browser,
        "link" => "",
        "page_token" or "etag" => "",
        "id" => Pick(Slugs),
        "rule" => Pick(["FREQ=WEEKLY;BYDAY=SA", "FREQ=DAILY;COUNT=10", "FREQ=MONTHLY;BYDAY=-1SU"]),
        "date" or "start_date" => "2026-12-05",
        "end_date" => "2027-04-30",
        "earliest_departure" => "06:30",
        "latest_return" => "22:00",
        "request_id" => $"request-{random.Next(400)}",
        _ => "Some words.",
    };

    /// <summary>The id of something that exists, or null where the field names nothing known.</summary>
    public string? Known(FieldDescriptor field)
    {
        if (IsOfWeekend(field))
        {
            // Plans of a campaign without sessions are made at once.
            return field.Name == "id" ? $"one-{random.Next(10_000)}" : field.Name == "campaign" ? "other" : null;
        }

        var ids = field.Name switch
        {
            "page_token" => world.Pages,
            "request" => world.Ids.GetValueOrDefault("lift_request"),
            // Were the few people of this world to block one another, nobody would be left to ride with.
            _ when field.ContainingType.Name == "Block" => world.Ids.GetValueOrDefault($"stranger_{field.Name}"),
            // Other bookings are called off in the course of things, or are not about to be.
            "booking" when field.ContainingType.Name is "ReportLateRequest" or "ReportNoShowRequest" && world.Ids.TryGetValue("under_way", out var underWay) => underWay,
            "id" => world.Ids.GetValueOrDefault(KindOf(field.ContainingType)),
            _ => world.Ids.GetValueOrDefault(field.Name),
        };

        // Half of the campaigns are to be made anew.
        return ids is not { Count: > 0 } || (field.FullName == "matching.v1.Campaign.id" && random.Next(2) == 0) ? null : ids[number % ids.Count];
    }

    /// <summary>A whole number.</summary>
    public int Whole(FieldDescriptor field) => field.Name switch
    {
        "z" or "x" => 0,
        "maximum" => 40,
        "wording_version" => 1,
        "company" => random.Next(2),
        _ => 1 + random.Next(3),
    };

    /// <summary>A number.</summary>
    public double Number(FieldDescriptor field) => field.Name switch
    {
        "latitude" => 51.5 + (random.Next(100) / 1000.0),
        "longitude" => -0.2 + (random.Next(100) / 1000.0),
        "max_margin_share" => 0.05 * random.Next(4),
        "max_distance_metres" => 30_000,
        "max_walk_metres" => 800,
        _ => 1,
    };

    /// <summary>An instant: starts on a Saturday morning, ends in the afternoon.</summary>
    public DateTimeOffset Instant(FieldDescriptor field) =>
        Now.AddHours(field.Name is "until" or "latest_return" ? 30 + random.Next(4) : field.Name == "earliest_departure" ? 18 + random.Next(4) : 24 + random.Next(4));

    /// <summary>One path of a field mask, in proto spelling.</summary>
    public string MaskPath() => Pick(changed switch
    {
        "LiftOffer" => ["note", "outward_seats", "child_seat", "instant"],
        "LiftRequest" => ["party_size", "max_walk_metres", "rematch_instantly"],
        _ => (string[])["name", "wanted", "maximum", "step_free", "bring", "max_margin_share"],
    });

    /// <summary>An enum value that says something.</summary>
    public EnumValueDescriptor Value(EnumDescriptor type) => Pick([.. type.Values.Where(value => value.Number > 0)]);

    private static bool IsOfWeekend(FieldDescriptor field) => field.File.Name == "matching/v1/plan.proto" || field.ContainingType.Name == "StoredPlan";

    private static bool IsTimeOfTravel(FieldDescriptor field) => field.Name is "earliest_departure" or "latest_arrival" or "return_departure" or "latest_return";

    private static string KindOf(MessageDescriptor message) => message.Name switch
    {
        "Session" => "session",
        "LiftOffer" => "lift_offer",
        "LiftRequest" => "lift_request",
        "LiftSeries" => "lift_series",
        "SignUp" => "sign_up",
        "Availability" => "availability",
        "Booking" => "booking",
        "Block" => "block",
        "RoleGrant" => "role_grant",
        "Report" => "report",
        _ => "campaign",
    };

    private T Pick<T>(IReadOnlyList<T> several) => several[random.Next(several.Count)];
}
