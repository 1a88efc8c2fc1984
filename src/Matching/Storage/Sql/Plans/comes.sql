-- Whether whoever is free at a time comes to a session of it already, waits for one or is asked for one.
-- $1 availability
select exists (select
               from availability free
               join sign_up on sign_up.subject = free.subject and sign_up.state <> 'CANCELLED'
               join session on session.id = sign_up.session_id
               where free.id = $1
                 and session.campaign = free.campaign
                 and not session.cancelled
                 and session.starts_at < free.window_until
                 and session.ends_at > free.window_from)
