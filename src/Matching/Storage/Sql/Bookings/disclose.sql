-- Writes down what a reader is about to be shown, and answers of each thing whether it is withheld; of contacts that are shown with what opens them. A contact that
-- nobody chose, or whose sharing nobody agreed to, is no contact. Whoever asks may hold a booking as it was, in the kept answer of a call that is sent again: what is asked of one that opens nothing now is left out.
-- $1 reader, $2 now, $3 most people a day, $4 campaigns, $5 bookings, $6 whose it is, $7 what, $8 how long after the last drop-off a booking is open
with asked as (
    select asked.campaign, asked.booking, asked.subject, asked.thing, asked.place, person.id person,
           case person.contact when 'EMAIL' then person.email_sealed when 'PHONE' then person.phone_sealed end contact
    from unnest($4::text[], $5::uuid[], $6::text[], $7::text[]) with ordinality asked (campaign, booking, subject, thing, place)
    join booking ride on ride.id = asked.booking and ride.state in ('ACCEPTED', 'COMPLETED')
        and $2 < (select max(leg.dropoff_at) from booking_leg leg where leg.booking_id = ride.id) + $8
    left join person on asked.thing = 'CONTACT' and (person.campaign, person.subject) = (asked.campaign, asked.subject) and person.contact <> 'NONE'
        and exists (select from consent where (consent.campaign, consent.subject, consent.purpose) = (person.campaign, person.subject, 'CONTACT_SHARING'))
    where asked.thing <> 'CONTACT' or person.id is not null
), shown as (
    select shown.booking, shown.what
    from (select array_agg(campaign order by place) campaigns, array_agg(booking order by place) bookings, array_agg(subject order by place) subjects,
                 array_agg(thing order by place) things
          from asked) listed
    cross join lateral disclose($1, $2, $3, listed.campaigns, listed.bookings, listed.subjects, listed.things) shown
)
select asked.booking, asked.thing, shown.booking is null, asked.person, case when shown.booking is not null then asked.contact end
from asked
left join shown on (shown.booking, shown.what) = (asked.booking, asked.thing)
order by asked.place
