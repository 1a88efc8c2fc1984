-- Coaches: lift offers of 9 to 80 seats that an organiser runs along fixed stops and times.

alter table lift_offer
    -- The timetable, as the service writes it: in the order of the way there; null for a car. Its stops are public places, so they stand in the clear.
    add column coach_stops jsonb,
    drop constraint lift_offer_outward_seats_check,
    drop constraint lift_offer_return_seats_check,
    add constraint lift_offer_coach_stops check (coach_stops is null or jsonb_array_length(coach_stops) between 1 and 30),
    add constraint lift_offer_outward_seats check (outward_seats between 1 and 8 and coach_stops is null or outward_seats between 9 and 80 and coach_stops is not null),
    add constraint lift_offer_return_seats check (return_seats between 1 and 8 and coach_stops is null or return_seats between 9 and 80 and coach_stops is not null),
    -- A timetable leaves no way round, no shift and no driver's own company.
    add constraint lift_offer_coach_is_timed check (coach_stops is null
        or max_detour_seconds = 0 and company = 0 and meeting_points_only and earliest_departure is null and latest_return is null
            and (outward_seats is null or latest_arrival is not null) and (return_seats is null or return_departure is not null));

alter table lift_leg
    drop constraint lift_leg_seats_check,
    add constraint lift_leg_seats_check check (seats between 1 and 80);

-- One live car a driver and session; an organiser may run any number of coaches.
drop index lift_offer_live;
create unique index lift_offer_live on lift_offer (driver, session_id) where state = 'ACTIVE' and coach_stops is null;
