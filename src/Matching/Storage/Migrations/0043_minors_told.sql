-- Who is told that somebody is 16 or 17: the organisers of the sessions they come to, and the driver once their booking is accepted.

alter table sign_up
    -- As they had said when they signed up.
    add column minor boolean not null default false;

create function sign_up_knows_age() returns trigger language plpgsql as
$$
begin
    new.minor := exists (select
                         from session
                         join person on (person.campaign, person.subject) = (session.campaign, new.subject)
                         where session.id = new.session_id
                           and person.age = 'SIXTEEN_OR_SEVENTEEN');
    return new;
end
$$;

create trigger sign_up_knows_age
    before insert
    on sign_up
    for each row
execute function sign_up_knows_age();

alter table disclosure
    drop constraint disclosure_what_check,
    add constraint disclosure_what_check check (what in ('AGE', 'CONTACT', 'HOME', 'CAR'));
