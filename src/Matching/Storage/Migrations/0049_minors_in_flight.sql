-- What was let in a moment before somebody said that they are 16 or 17, or before their campaign ceased to welcome people of that age, is not taken either.

-- As before, and whoever is 16 or 17 in a campaign for adults does not take part.
create or replace procedure act_as(name text, who text, agreed boolean) language plpgsql as
$$
begin
    perform set_config('matching.campaign', name, true);
    perform from person where person.campaign = name and person.subject = who and person.state in ('ACTIVE', 'ASKED') for key share;
    if not found then
        raise exception 'Nobody by this subject takes part.' using errcode = 'MT001';
    end if;
    -- Statements of their own, since they must see what the row was waited for.
    if agreed and not exists (select from consent where consent.campaign = name and consent.subject = who and consent.purpose = 'TAKING_PART') then
        raise exception 'The person no longer agrees to take part.' using errcode = 'MT002';
    end if;
    if agreed and exists (select from bar where bar.campaign = name and bar.subject = who) then
        raise exception 'The person is barred.' using errcode = 'MT003';
    end if;
    if agreed and exists (select
                          from person
                          join campaign on campaign.id = person.campaign
                          where person.campaign = act_as.name
                            and person.subject = act_as.who
                            and person.age = 'SIXTEEN_OR_SEVENTEEN'
                            and not campaign.minors_welcome) then
        raise exception 'The campaign is for adults.' using errcode = 'MT004';
    end if;
end
$$;

-- A series drives on every date of it.
create constraint trigger lift_series_adult_driver
    after insert
    on lift_series
    deferrable initially deferred
    for each row
execute function drivers_are_adults();
