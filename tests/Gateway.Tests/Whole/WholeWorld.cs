using Google.Protobuf.WellKnownTypes;
using Matching.People;
using Matching.V1;
using Microsoft.Extensions.Time.Testing;
using TestKit;
using TestKit.Fuzz;

namespace Gateway.Tests.Whole;

/// <summary>Fills a service, through its own rpcs, with what a weekend has: campaigns, sessions of every sort, people who come and people who drive.</summary>
internal sealed class WholeWorld
{
    private const int Sessions = 300;
    private const int Booked = 150;
    private const int Strangers = 120;
    private const int UnderWay = 25;
    // A driver runs twenty series at most; each has room for some more.
    private const int Recurring = 80;
    private const int SignIns = 60;
    private const int Granted = 60;
    private const int Free = 60;

    private static readonly string[] People = ["Ann", "Bob", "Cat", "Dan", "Eve"];

    private readonly MatchingHost host;
    private readonly List<string> sessions = [];
    private readonly List<string> signUps = [];
    private readonly List<string> availabilities = [];
    private readonly List<string> offers = [];
    private readonly List<string> requests = [];
    private readonly List<string> bookings = [];
    private readonly List<string> underWay = [];
    private readonly List<string> blocks = [];
    private readonly List<string> grants = [];
    private readonly List<string> reports = [];
    private readonly List<string> plans = [];
    private readonly List<string> strangers = [];
    private readonly List<string> series = [];
    private readonly List<string> pages = [];
    private readonly List<string> signIns = [];
    private readonly List<string> codes = [];
    private readonly List<string> refreshTokens = [];

    private WholeWorld(MatchingHost host) => this.host = host;

    /// <summary>Fills it. The clock goes on by three hours, in which one session ends and the tokens of before expire.</summary>
    public static async Task<FuzzWorld> FillAsync(MatchingHost host, FakeTimeProvider clock, Postbox post)
    {
        var world = new WholeWorld(host);
        var expired = host.Tokens.Make("Ann", "demo", Role.Volunteer, TimeSpan.FromHours(1));
        await world.CampaignsAsync();
        await world.SessionsAsync(clock.GetUtcNow());
        await world.AvailabilitiesAsync();
        await world.LiftsAsync();
        await world.BookingsAsync();
        await world.UnderWayAsync(clock.GetUtcNow());
        await world.StrangersAsync();
        await world.SeriesAsync();
        await world.RolesAsync();
        await world.ReportsAsync();
        await world.PlansAsync();
        await world.PagesAsync();
        clock.Advance(TimeSpan.FromHours(3));
        // Codes are good for ten minutes, so they are asked for last.
        await world.SignInsAsync(post);
        return new FuzzWorld(
            new Dictionary<string, IReadOnlyList<string>>
            {
                ["campaign"] = ["demo", "demo", "demo", "lab", "other"],
                ["session"] = world.sessions,
                ["sign_up"] = world.signUps,
                ["availability"] = world.availabilities,
                ["lift_offer"] = world.offers,
                ["lift_request"] = world.requests,
                ["booking"] = world.bookings,
                ["under_way"] = world.underWay,
                ["lift_series"] = world.series,
                ["block"] = world.blocks,
                ["role_grant"] = world.grants,
                ["report"] = world.reports,
                ["plan"] = world.plans,
                ["operation"] = world.plans,
                ["stranger_lift_offer"] = world.strangers,
                ["sign_in"] = world.signIns,
                ["code"] = world.codes,
                ["refresh_token"] = world.refreshTokens,
            },
            [
                .. People.Select(name => host.Tokens.Volunteer(name)), host.Tokens.Volunteer("Zoe", "other"),
                .. Enumerable.Repeat(host.Tokens.Organiser(), 4), host.Tokens.Organiser("Oscar", "other"),
                host.Tokens.Administrator(), host.Tokens.Administrator(), host.Tokens.Administrator("Abe", "demo"),
            ],
            People.Length,
            [expired, "x", "a.b.c", $"{host.Tokens.Volunteer("Ann")[..^4]}AAAA"],
            world.pages)
        {
            Goner = host.Tokens.Volunteer("Gus"),
        };
    }

    private async Task SignInsAsync(Postbox post)
    {
        var client = new SignInService.SignInServiceClient(host.Invoker);
        for (var number = 0; number < 2 * SignIns; number++)
        {
            var start = new SignIn { Campaign = "demo", Email = $"person-{number}@example.org", Browser = CarefulValues.Browser };
            var id = (await client.StartSignInAsync(new() { SignIn = start })).SignIn.Id;
            var code = (await post.NextAsync()).Subject[..6];
            if (number < SignIns)
            {
                signIns.Add(id);
                codes.Add(code);
            }
            else
            {
                var finish = new FinishSignInRequest { SignIn = id, Browser = CarefulValues.Browser, Code = code };
                refreshTokens.Add((await client.FinishSignInAsync(finish)).Tokens.RefreshToken);
            }
        }
    }

    private async Task CampaignsAsync()
    {
        var client = new CampaignService.CampaignServiceClient(host.As(host.Tokens.Administrator()));
        foreach (var campaign in (Campaign[])[new() { Id = "demo", Name = "Demo" }, new() { Id = "lab", Name = "Labour", Party = "Lab" }, new() { Id = "other", Name = "Other" }])
        {
            await client.CreateCampaignAsync(new() { Campaign = campaign });
        }
    }

    private async Task SessionsAsync(DateTimeOffset now)
    {
        var client = new SessionService.SessionServiceClient(host.As(host.Tokens.Organiser()));
        for (var number = 0; number < Sessions; number++)
        {
            var start = number == 0 ? now.AddMinutes(30) : CarefulValues.Now.AddHours(24 + (number % 8));
            var made = (await client.CreateSessionAsync(new()
            {
                Session = new()
                {
                    Campaign = "demo",
                    Kind = Session.Types.Kind.Types.Value.Canvass,
                    Location = new() { Latitude = 51.45 + (number % 10 * 0.02), Longitude = -0.3 + (number / 10 * 0.03) },
                    From = start.ToTimestamp(),
                    Until = start.AddHours(2).ToTimestamp(),
                    Wanted = 1,
                    Maximum = number % 7 == 1 ? 1 : 30,
                    Remote = number % 20 == 2,
                },
            })).Session;
            sessions.Add(made.Id);
        }

        await client.CancelSessionAsync(new() { Session = sessions[^1] });
        for (var number = 0; number < Sessions - 1; number++)
        {
            // The last session is cancelled, and so has nobody.
            var person = new SessionService.SessionServiceClient(host.As(host.Tokens.Volunteer(People[number % People.Length])));
            signUps.Add((await person.SignUpAsync(new() { Session = sessions[number], SignUp = new() })).SignUp.Id);
        }
    }

    /// <summary>The same people would go anywhere, in weeks without a session.</summary>
    private async Task AvailabilitiesAsync()
    {
        for (var number = 0; number < Free; number++)
        {
            var person = new SessionService.SessionServiceClient(host.As(host.Tokens.Volunteer(People[number % People.Length])));
            var from = CarefulValues.Now.AddDays(10).AddHours(2 * number);
            var said = new Availability { OriginPlace = "51.5,-0.2", From = from.ToTimestamp(), Until = from.AddHours(1).ToTimestamp() };
            availabilities.Add((await person.CreateAvailabilityAsync(new() { Availability = said })).Availability.Id);
        }
    }

    /// <summary>The same people drive and ride, to sessions with places that somebody travels to.</summary>
    private async Task LiftsAsync()
    {
        var places = sessions.Where((_, number) => number is > 2 and < Sessions - 1 && number % 7 != 1 && number % 20 != 2).ToList();
        for (var number = 0; number < places.Count; number++)
        {
            var client = new LiftService.LiftServiceClient(host.As(host.Tokens.Volunteer(People[number % People.Length])));
            var place = FormattableString.Invariant($"{51.4 + (number % 9 * 0.02):F3},{-0.25 + (number % 11 * 0.02):F3}");
            offers.Add((await client.OfferLiftAsync(new() { LiftOffer = new() { Session = places[number], OriginPlace = place } })).LiftOffer.Id);
            var passenger = new LiftService.LiftServiceClient(host.As(host.Tokens.Volunteer(Passenger(number))));
            requests.Add((await passenger.RequestLiftAsync(new() { LiftRequest = new() { Session = places[number], OriginPlace = place } })).LiftRequest.Id);
        }
    }

    /// <summary>Each passenger asks the driver from the same place; every fourth driver agrees. Some ask nobody yet.</summary>
    private async Task BookingsAsync()
    {
        for (var number = 0; number < Booked; number++)
        {
            var client = new LiftService.LiftServiceClient(host.As(host.Tokens.Volunteer(Passenger(number))));
            var asked = (await client.CreateBookingAsync(new() { Booking = new() { LiftOffer = offers[number], LiftRequest = requests[number] } })).Booking;
            bookings.Add(asked.Id);
            if (number % 4 == 0)
            {
                var driver = new LiftService.LiftServiceClient(host.As(host.Tokens.Volunteer(People[number % People.Length])));
                await driver.AcceptBookingAsync(new() { Booking = asked.Id });
            }
        }
    }

    /// <summary>People who are on their way there once the three hours are over. Only what is said on the day is said of them, so that they still are when it is.</summary>
    private async Task UnderWayAsync(DateTimeOffset now)
    {
        const string Home = "51.75,-0.2";
        var organiser = new SessionService.SessionServiceClient(host.As(host.Tokens.Organiser()));
        for (var number = 0; number < UnderWay; number++)
        {
            var session = (await organiser.CreateSessionAsync(new()
            {
                Session = new()
                {
                    Campaign = "demo",
                    Kind = Session.Types.Kind.Types.Value.Canvass,
                    Location = new() { Latitude = 51.5, Longitude = -0.2 },
                    From = now.AddHours(3.5).ToTimestamp(),
                    Until = now.AddHours(5).ToTimestamp(),
                    Wanted = 1,
                    Maximum = 30,
                },
            })).Session.Id;
            var driver = new LiftService.LiftServiceClient(host.As(host.Tokens.Volunteer(People[number % People.Length])));
            var passenger = new LiftService.LiftServiceClient(host.As(host.Tokens.Volunteer(Passenger(number))));
            var offer = (await driver.OfferLiftAsync(new() { LiftOffer = new() { Session = session, OriginPlace = Home, Instant = true } })).LiftOffer.Id;
            var request = (await passenger.RequestLiftAsync(new() { LiftRequest = new() { Session = session, OriginPlace = Home } })).LiftRequest.Id;
            underWay.Add((await passenger.CreateBookingAsync(new() { Booking = new() { LiftOffer = offer, LiftRequest = request } })).Booking.Id);
        }
    }

    /// <summary>Others who drive, whom the people block: were they to block one another, nobody would be left to ride with.</summary>
    private async Task StrangersAsync()
    {
        for (var number = 0; number < Strangers; number++)
        {
            var stranger = new LiftService.LiftServiceClient(host.As(host.Tokens.Volunteer($"Stranger{number}")));
            strangers.Add((await stranger.OfferLiftAsync(new() { LiftOffer = new() { Session = sessions[3 + (7 * (number / 15))], OriginPlace = "51.5,-0.2" } })).LiftOffer.Id);
            var person = new PersonService.PersonServiceClient(host.As(host.Tokens.Volunteer(People[number % People.Length])));
            blocks.Add((await person.BlockPersonAsync(new() { Block = new() { LiftOffer = strangers[^1] } })).Block.Id);
        }
    }

    /// <summary>People who drive every Saturday, to a seat where there is no session yet: who waits can be changed and skipped at any time.</summary>
    private async Task SeriesAsync()
    {
        for (var number = 0; number < Recurring; number++)
        {
            var driver = new LiftSeriesService.LiftSeriesServiceClient(host.As(host.Tokens.Volunteer(People[number % People.Length])));
            series.Add((await driver.CreateLiftSeriesAsync(new()
            {
                LiftSeries = new()
                {
                    Seat = "W07000081",
                    Rule = "FREQ=WEEKLY;BYDAY=SA",
                    EndDate = "2027-04-30",
                    EarliestDeparture = "08:00",
                    LatestReturn = "19:00",
                    OriginPlace = "51.5,-0.2",
                },
            })).LiftSeries.Id);
        }
    }

    private async Task ReportsAsync()
    {
        for (var number = 0; number < Granted; number++)
        {
            var client = new ReportService.ReportServiceClient(host.As(host.Tokens.Volunteer($"Witness{number}")));
            reports.Add((await client.ReportPersonAsync(new() { Report = new() { LiftOffer = strangers[number], Words = "Shouted." } })).Report.Id);
        }
    }

    private async Task PlansAsync()
    {
        // Like all ids of this world that others are refused, of the one campaign.
        var client = new PlanService.PlanServiceClient(host.As(host.Tokens.Organiser("Olive")));
        foreach (var day in (int[])[300, 310])
        {
            var plan = new StoredPlan { Campaign = "demo", From = CarefulValues.Now.AddDays(day).ToTimestamp(), Until = CarefulValues.Now.AddDays(day + 1).ToTimestamp() };
            plans.Add((await client.CreatePlanAsync(new() { Plan = plan })).Operation.Id);
        }
    }

    private async Task RolesAsync()
    {
        var client = new RoleService.RoleServiceClient(host.As(host.Tokens.Administrator()));
        for (var number = 0; number < Granted; number++)
        {
            var grant = new RoleGrant { Campaign = "demo", Email = $"organiser-{number}@example.org", Role = Matching.V1.Person.Types.Role.Types.Value.Organiser };
            grants.Add((await client.GrantRoleAsync(new() { RoleGrant = grant })).RoleGrant.Id);
        }
    }

    /// <summary>Nobody rides with themselves.</summary>
    private static string Passenger(int number) => People[(number + 1) % People.Length];

    /// <summary>Tokens of several lists, and the first of them bent.</summary>
    private async Task PagesAsync()
    {
        pages.Add((await new SeatService.SeatServiceClient(host.Invoker).ListSeatsAsync(new() { PageSize = 1 })).NextPageToken);
        pages.Add((await new CampaignService.CampaignServiceClient(host.Invoker).ListCampaignsAsync(new() { PageSize = 1 })).NextPageToken);
        pages.Add((await new SessionService.SessionServiceClient(host.Invoker).ListSessionsAsync(new() { Campaign = "demo", PageSize = 1 })).NextPageToken);
        pages.Add((await new LiftService.LiftServiceClient(host.As(host.Tokens.Volunteer("Ann"))).ListLiftOffersAsync(new() { PageSize = 1 })).NextPageToken);
        pages.AddRange([pages[0][..^1], pages[0][..8], $"{pages[0]}AAAA", $"{pages[0]}="]);
    }
}
