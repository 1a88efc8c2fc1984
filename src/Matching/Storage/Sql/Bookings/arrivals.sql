-- How the people of a session come there and go home: a row for each way, with the session's counts, all of one moment. Of each who has signed up the party drives as far as it does, then rides, then looks for a lift, and the rest
-- makes its own way: so the parts sum to who has signed up, whatever else is stored. A seat in a car that only passes the session counts too, its driver does not.
-- $1 session
with person as (
    select coalesce(place.people, 0) people, wish.id request, wish.party_size, wish.legs, car.company, car.outward_seats, car.return_seats
    from (select subject, people from sign_up where session_id = $1 and state = 'GOING') place
    full join (select id, passenger, party_size, legs from lift_request where session_id = $1 and state = 'OPEN') wish on wish.passenger = place.subject
    left join lift_offer car on car.session_id = $1 and car.driver = coalesce(place.subject, wish.passenger) and car.state = 'ACTIVE' and car.coach_stops is null
), party as (
    select way.direction, person.people, seat.offer_id, ride.coach_stops is not null by_coach,
           case when drives.whole then least(person.people, 1 + person.company) else 0 end driving,
           coalesce(seat.people, 0) seated,
           case when seat.offer_id is null and not drives.whole and person.legs in ('BOTH', way.direction) then person.party_size else 0 end looking
    from person
    cross join (values ('OUTWARD'), ('RETURN')) way (direction)
    cross join lateral (select case way.direction when 'OUTWARD' then person.outward_seats else person.return_seats end is not null whole) drives
    left join booking_leg seat on seat.request_id = person.request and seat.direction = way.direction and seat.accepted
    left join lift_offer ride on ride.id = seat.offer_id
), part as (
    select direction, people, offer_id, by_coach, driving, least(seated, people - driving) riding, looking, least(looking, people - driving - least(seated, people - driving)) looking_here
    from party
), running as (
    select offer.id, way.direction, offer.coach_stops is not null by_coach
    from lift_offer offer
    cross join (values ('OUTWARD'), ('RETURN')) way (direction)
    where offer.session_id = $1
      and offer.state = 'ACTIVE'
      and case way.direction when 'OUTWARD' then offer.outward_seats else offer.return_seats end is not null
    union
    select offer_id, direction, by_coach
    from part
    where offer_id is not null
)
select session.wanted, session.maximum, session.signed_up, session.asked, session.waiting, session.remote,
       came.driving, came.in_cars, came.in_coaches, came.looking_here, came.own_way, came.looking - came.looking_here,
       (select count(*)::integer from running where (running.direction, running.by_coach) = (way.direction, false)),
       (select count(*)::integer from running where (running.direction, running.by_coach) = (way.direction, true))
from session
cross join (values (1, 'OUTWARD'), (2, 'RETURN')) way (place, direction)
cross join lateral (
    select coalesce(sum(driving), 0)::integer driving,
           coalesce(sum(riding) filter (where not by_coach), 0)::integer in_cars,
           coalesce(sum(riding) filter (where by_coach), 0)::integer in_coaches,
           coalesce(sum(looking_here), 0)::integer looking_here,
           coalesce(sum(people - driving - riding - looking_here), 0)::integer own_way,
           coalesce(sum(looking), 0)::integer looking
    from part
    where part.direction = way.direction
) came
where session.id = $1
order by way.place
