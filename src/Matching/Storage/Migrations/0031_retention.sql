-- Places, contacts and people are kept no longer than they serve. What was emptied is marked, so that a worker finds what is still to be emptied by an index that holds no more than that.
alter table lift_offer
    add column emptied_at timestamptz;
alter table lift_request
    add column emptied_at timestamptz;
alter table lift_series
    add column emptied_at timestamptz;
create index lift_offer_places on lift_offer (session_id) where emptied_at is null;
create index lift_request_places on lift_request (session_id) where emptied_at is null;
create index lift_series_places on lift_series (end_date) where emptied_at is null;
create index lift_occurrence_own on lift_occurrence (home_at) where own_terms_sealed is not null;
create index person_phone on person (updated_at) where phone_sealed is not null;

-- Whoever was not seen for long is asked once. They may answer until some time after this.
alter table person
    add column asked_at timestamptz,
    add constraint person_asked check (state <> 'ASKED' or asked_at is not null);
create index person_unanswered on person (asked_at) where state = 'ASKED';

-- What is only too old.
create index session_ended on session (ends_at);
create index lift_offer_session on lift_offer (session_id);
create index outbox_age on outbox (created_at);
create index refresh_token_ended on refresh_token (ended_at) where ended_at is not null;
create index disclosure_age on disclosure (shown_at);
create index block_made_age on block_made (since);

-- What was shown stays written down until it is too old to be asked about. Who removes it must say in the same statement that this is meant; requests may not at all.
revoke delete on disclosure from matching_service;
create or replace function disclosure_stays() returns trigger language plpgsql as
$$
begin
    if tg_op = 'UPDATE'
        and (new.id, new.campaign, new.booking_id, new.what, new.day, new.shown_at) = (old.id, old.campaign, old.booking_id, old.what, old.day, old.shown_at)
        and (new.subject = old.subject or new.subject like 'erased-%')
        and (new.reader = old.reader or new.reader like 'erased-%') then
        return new;
    end if;
    if tg_op = 'DELETE' and current_setting('matching.forgets_disclosures', true) = 'on' then
        return old;
    end if;
    raise exception 'what was shown stays written down' using errcode = 'MS020';
end
$$;
