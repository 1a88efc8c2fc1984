namespace Matching.Tests.Seats;

/// <summary>
/// What the three ranks mean, in plain PostGIS, written without a look at the service's code. They read the tables <c>asked</c> (n, point, lim, far) and
/// <c>wish</c> (party, campaign, now, from, until).
/// </summary>
internal static class PlainQueries
{
    /// <summary>The marginal seats of the wish, at most a twentieth of the valid votes apart.</summary>
    public const string Marginal =
        """
        create table marginal as
        select code collate "C" as code, outline, hub, votes::float8 / valid_votes as margin
        from (
            select s.code, s.outline, s.hub, r.valid_votes,
                   case
                       when w.party is null or w.party = r.first_party then r.majority
                       else (select max(votes) from seat_votes v where (v.boundary_set, v.election, v.code) = (r.boundary_set, r.election, r.code))
                            - (select votes from seat_votes v where (v.boundary_set, v.election, v.code, v.party) = (r.boundary_set, r.election, r.code, w.party))
                   end as votes
            from seat s
            join seat_result r using (boundary_set, code)
            cross join wish w
        ) seats
        where votes::float8 / valid_votes <= 0.05
        """;

    /// <summary>Lets the nearest be found through an index.</summary>
    public const string MarginalIndex = "create index on marginal using gist (outline)";

    /// <summary>The nearest by distance: within the distance of the last of them, ordered to the millimetre, then margin, then code.</summary>
    public const string Distance =
        """
        select a.n, x.code, x.mm, null::float8
        from asked a
        cross join lateral (
            select code, margin, round(st_distance(outline, a.point) * 1000)::bigint as mm
            from marginal
            where st_dwithin(outline, a.point, 0.001 + (
                select max(d) from (select outline <-> a.point as d from marginal order by outline <-> a.point limit a.lim) last))
            order by mm, margin, code
            limit a.lim
        ) x
        where a.far is null or x.mm <= a.far * 1000
        order by a.n, x.mm, x.margin, x.code
        """;

    /// <summary>Minutes from every point to every marginal seat: to its nearest open session, or to its hub.</summary>
    public const string Ways =
        """
        create table way as
        with open_session as (
            select s.seat_code, s.location
            from session s, wish w
            where s.campaign = w.campaign and not cancelled and not remote and signed_up < maximum
              and ends_at > w.now and starts_at < w.until and ends_at > w.from
        ), goal as (
            select seat_code as code, location from open_session
            union all
            select code, hub from marginal where code not in (select seat_code from open_session)
        ), near as (
            select a.n, g.code, min(st_distance(g.location, a.point)) / 1000 as km
            from asked a cross join goal g
            group by a.n, g.code
        )
        select n, code, 0.8667 * (km + 16 * km / (km + 8)) as minutes from near
        """;

    /// <summary>By minutes, then distance, margin, code.</summary>
    public const string TravelTime =
        """
        select n, code, mm, minutes
        from (
            select f.*, row_number() over (partition by n order by minutes, mm, margin, code) as place
            from (
                select w.n, a.lim, w.code, m.margin, w.minutes, round(st_distance(m.outline, a.point) * 1000)::bigint as mm
                from (select way.*, rank() over (partition by n order by minutes) as at
                      from way join asked using (n) join marginal using (code)
                      where far is null or st_dwithin(outline, point, far)) w
                join asked a using (n)
                join marginal m using (code)
                where w.at <= a.lim
            ) f
        ) g
        where place <= lim
        order by n, place
        """;

    /// <summary>By weight, closeness, shortfall and nearness together, then distance, margin, code. Every weight is one here.</summary>
    public const string Need =
        """
        with short as (
            select s.seat_code as code, sum(greatest(0, wanted - signed_up))::float8 / nullif(sum(wanted), 0) as shortfall
            from session s, wish w
            where s.campaign = w.campaign and not cancelled and starts_at < w.until and ends_at > w.from
            group by s.seat_code
        )
        select n, code, mm, score
        from (
            select f.*, row_number() over (partition by n order by score desc, mm, margin, code) as place
            from (
                select w.n, a.lim, w.code, m.margin, w.score, round(st_distance(m.outline, a.point) * 1000)::bigint as mm
                from (select scored.*, rank() over (partition by n order by score desc) as at
                      from (select way.n, code, 1.0::float8 * exp(-margin / 0.03) * coalesce(shortfall, 0.5) * power(2, -minutes / 45) as score
                            from way join asked using (n) join marginal using (code) left join short using (code)
                            where far is null or st_dwithin(outline, point, far)) scored) w
                join asked a using (n)
                join marginal m using (code)
                where w.at <= a.lim
            ) f
        ) g
        where place <= lim
        order by n, place
        """;
}
