-- Requests run as matching_service from here on: what they write of themselves has a campaign too, and what anybody may read by its id says by itself where it is.

-- The campaign that the transaction has named; * for background work, which is of all of them.
create function acting_in() returns text language sql stable as
$$
select coalesce(nullif(current_setting('matching.campaign', true), ''), '*')
$$;

-- What a caller's earlier call answered. The same person may take part in several campaigns, and an id that they made in one says nothing in another. What was answered until now belongs to nobody's campaign:
-- it is found no more, as if it were older than it is kept.
alter table write_once add column campaign text not null default acting_in();
alter table write_once drop constraint write_once_pkey, add primary key (campaign, subject, rpc, request_id);
call keep_to_campaign('write_once', 'campaign = current_setting(''matching.campaign'', true)');

-- How often somebody has blocked, where they did.
alter table block_made add column campaign text not null default acting_in();
alter table block_made drop constraint block_made_pkey, add primary key (campaign, blocker);
call keep_to_campaign('block_made', 'campaign = current_setting(''matching.campaign'', true)');

-- A block is one campaign's, as long as it stands, and keeps the two apart in all of them: who blocks the same person in another has two.
alter table block drop constraint block_blocker_blocked_key, add constraint block_once unique (blocker, blocked, campaign);

-- Whose a session is, told across campaigns: sessions are for everybody to see.
create function campaign_of_session(session uuid) returns text language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
    return (select campaign from session one where one.id = campaign_of_session.session);
end
$$;

-- First in the batch of whoever reads one session by its id: in its campaign, in none where it is not there.
create procedure act_at_session(session uuid) language plpgsql as
$$
begin
    perform set_config('matching.campaign', coalesce(campaign_of_session(session), ''), true);
end
$$;

-- First in the transaction of a write: in the campaign, and for somebody who still takes part. Between the moment in which a call was let in and this one the person may have been erased, or have withdrawn their
-- consent; either holds the person's row first, so whichever comes second sees the other's work whole.
create procedure act_as(name text, who text, agreed boolean) language plpgsql as
$$
begin
    perform set_config('matching.campaign', name, true);
    perform from person where person.campaign = name and person.subject = who and person.state in ('ACTIVE', 'ASKED') for key share;
    if not found then
        raise exception 'Nobody by this subject takes part.' using errcode = 'MT001';
    end if;
    -- A statement of its own, since it must see what the row was waited for.
    if agreed and not exists (select from consent where consent.campaign = name and consent.subject = who and consent.purpose = 'TAKING_PART') then
        raise exception 'The person no longer agrees to take part.' using errcode = 'MT002';
    end if;
end
$$;

-- What hangs on a row of another table is looked up by that row's key, whatever PostgreSQL guesses of how many are asked for: without the offset it may read every parent of the campaign into a hash first.
alter policy own_campaign on sign_up using (exists (select from session parent where parent.id = session_id offset 0));
alter policy own_campaign on booking using (exists (select from lift_offer parent where parent.id = offer_id offset 0));
alter policy own_campaign on booking_leg using (exists (select from lift_offer parent where parent.id = offer_id offset 0));
alter policy own_campaign on lift_stop using (exists (select from lift_offer parent where parent.id = offer_id offset 0));
alter policy own_campaign on offer_event using (exists (select from lift_offer parent where parent.id = offer_id offset 0));
alter policy own_campaign on booking_notice using (exists (select from booking parent where parent.id = booking_id offset 0));
alter policy own_campaign on rematch using (exists (select from lift_request parent where parent.id = request_id offset 0));
alter policy own_campaign on lift_occurrence using (exists (select from lift_series parent where parent.id = series_id offset 0));
alter policy own_campaign on refresh_token using (exists (select from person parent where parent.id = person offset 0));

-- Campaigns and what they aim at are shown to everybody, and changed by their own.
alter table campaign enable row level security;
create policy read_all on campaign for select to matching_service using (true);
create policy add_own on campaign for insert to matching_service with check (id = current_setting('matching.campaign', true));
create policy change_own on campaign for update to matching_service using (id = current_setting('matching.campaign', true));
create policy remove_own on campaign for delete to matching_service using (id = current_setting('matching.campaign', true));
create policy every_campaign on campaign to matching_worker using (true);
alter table campaign_target enable row level security;
create policy read_all on campaign_target for select to matching_service using (true);
create policy add_own on campaign_target for insert to matching_service with check (campaign = current_setting('matching.campaign', true));
create policy change_own on campaign_target for update to matching_service using (campaign = current_setting('matching.campaign', true));
create policy remove_own on campaign_target for delete to matching_service using (campaign = current_setting('matching.campaign', true));
create policy every_campaign on campaign_target to matching_worker using (true);
