using System.Collections.Frozen;

namespace Gateway.Contract;

/// <summary>Which routes need a token: every one that writes, but those by which one comes to a token, and those that read what is somebody's own. A test asks Matching whether it agrees.</summary>
internal static class TokenNeeds
{
    private static readonly FrozenSet<string> OwnReads = FrozenSet.Create(
        StringComparer.Ordinal,
        "matching.v1.SessionService.ListSignUps",
        "matching.v1.SessionService.ListAvailabilities",
        "matching.v1.LiftService.GetLiftOffer",
        "matching.v1.LiftService.ListLiftOffers",
        "matching.v1.LiftService.GetLiftRequest",
        "matching.v1.LiftService.ListLiftRequests",
        "matching.v1.LiftService.MatchRequest",
        "matching.v1.LiftService.WatchOffer",
        "matching.v1.LiftService.ExplainMatch",
        "matching.v1.LiftService.ListStrandedPassengers",
        "matching.v1.LiftService.GetSessionArrivals",
        "matching.v1.LiftService.GetBooking",
        "matching.v1.LiftService.ListBookings",
        "matching.v1.LiftSeriesService.GetLiftSeries",
        "matching.v1.LiftSeriesService.ListLiftSeries",
        "matching.v1.PlanService.GetPlan",
        "matching.v1.PlanService.ListSentVolunteers",
        "matching.v1.PlanService.GetOperation",
        "matching.v1.PersonService.GetPerson",
        "matching.v1.PersonService.ListDisclosures",
        "matching.v1.PersonService.ExportPerson",
        "matching.v1.PersonService.ListBlocks",
        "matching.v1.ReportService.ListReports",
        "matching.v1.RoleService.ListRoles",
        "matching.v1.ConsentService.ListConsents");

    /// <summary>Whether the route answers nobody without a token.</summary>
    public static bool NeedsToken(this ContractRoute route) =>
        route.OnlyReads ? OwnReads.Contains(route.Method.FullName) : route.Method.Service.FullName != "matching.v1.SignInService";
}
