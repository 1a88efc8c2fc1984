-- Who may do what in the database. The owner of the tables migrates, imports and runs commands. Requests run as matching_service, which sees the rows of one
-- campaign, the one that its transaction names, and none where it names none. Background work runs as matching_worker, over every campaign. Neither may
-- change tables. Roles belong to the whole server: another database of it may make them at the same moment.
do
$$
declare
    role name;
begin
    foreach role in array array ['matching_service', 'matching_worker']
    loop
        begin
            if not exists (select from pg_roles where rolname = role) then
                execute format('create role %I nologin', role);
            end if;
        exception when duplicate_object or unique_violation then
            null;
        end;
        -- So that the owner's login may take the roles on, where there are no logins of their own. Who has made them beforehand need not allow it.
        begin
            if not exists (select from pg_roles where rolname = current_user and rolsuper) then
                execute format('grant %I to current_user', role);
            end if;
        exception when insufficient_privilege then
            null;
        end;
    end loop;
end
$$;

revoke create on schema public from public;
grant usage on schema public to matching_service, matching_worker;
grant select, insert, update, delete on all tables in schema public to matching_service, matching_worker;
alter default privileges in schema public grant select, insert, update, delete on tables to matching_service, matching_worker;
-- Official figures come by import, and migrations by the owner.
revoke insert, update, delete
    on release, seat, seat_result, seat_votes, postcode, place_area, place_area_seat, meeting_point, schema_migration, spatial_ref_sys
    from matching_service, matching_worker;

-- First in the transaction, or in the batch, of a request. For that transaction alone: no pooled connection carries a campaign on.
create procedure act_in(name text) language plpgsql as
$$
begin
    perform set_config('matching.campaign', name, true);
end
$$;

-- Puts a table under the rule: requests see and write the rows that `rule` admits, background work every one.
create procedure keep_to_campaign(kept regclass, rule text) language plpgsql as
$$
begin
    execute format('alter table %s enable row level security', kept);
    execute format('create policy own_campaign on %s to matching_service using (%s)', kept, rule);
    execute format('create policy every_campaign on %s to matching_worker using (true)', kept);
end
$$;
revoke execute on procedure keep_to_campaign(regclass, text) from public;

do
$$
declare
    kept regclass;
begin
    foreach kept in array array ['session', 'lift_offer', 'lift_request', 'outbox', 'block', 'lift_series', 'person', 'role_grant', 'sign_in', 'mail', 'disclosure', 'erasure']::regclass[]
    loop
        call keep_to_campaign(kept, 'campaign = current_setting(''matching.campaign'', true)');
    end loop;
end
$$;

-- What belongs to a row of another table is seen where that one is: the subquery is under that table's own rule.
call keep_to_campaign('sign_up', 'exists (select from session parent where parent.id = session_id)');
call keep_to_campaign('booking', 'exists (select from lift_offer parent where parent.id = offer_id)');
call keep_to_campaign('booking_leg', 'exists (select from lift_offer parent where parent.id = offer_id)');
call keep_to_campaign('lift_stop', 'exists (select from lift_offer parent where parent.id = offer_id)');
call keep_to_campaign('offer_event', 'exists (select from lift_offer parent where parent.id = offer_id)');
call keep_to_campaign('booking_notice', 'exists (select from booking parent where parent.id = booking_id)');
call keep_to_campaign('rematch', 'exists (select from lift_request parent where parent.id = request_id)');
call keep_to_campaign('lift_occurrence', 'exists (select from lift_series parent where parent.id = series_id)');
call keep_to_campaign('refresh_token', 'exists (select from person parent where parent.id = person)');

-- A leg is found by a GiST index, whose operators PostgreSQL does not take below a rule on rows. It is made of cells and names nobody: whose it is stands in
-- the offer, which is under the rule. So it may be read, and only written where the campaign is one's own.
alter table lift_leg enable row level security;
create policy read_cells on lift_leg for select to matching_service using (true);
create policy add_own on lift_leg for insert to matching_service with check (campaign = current_setting('matching.campaign', true));
create policy change_own on lift_leg for update to matching_service using (campaign = current_setting('matching.campaign', true));
create policy remove_own on lift_leg for delete to matching_service using (campaign = current_setting('matching.campaign', true));
create policy every_campaign on lift_leg to matching_worker using (true);

-- A block holds in every campaign, so who is kept apart from one person is told across them, by subject alone.
alter function kept_apart(text) security definer set search_path = public, pg_temp;
