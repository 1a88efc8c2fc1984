-- Who may be sent to a session of a window: whoever said so and comes to no session of that time yet, waits for none and is asked for none. Nobody of 16 or 17, since a plan cannot say beside whom they ride. Follows select.sql.
-- $1 campaign, $2 start of the window, $3 its end, $4 now
where campaign = $1
  and state = 'OPEN'
  and window_from < $3
  and window_until > $2
  and window_until > $4
  and not exists (select
                  from sign_up
                  join session on session.id = sign_up.session_id
                  where sign_up.subject = availability.subject
                    and sign_up.state <> 'CANCELLED'
                    and session.campaign = availability.campaign
                    and not session.cancelled
                    and session.starts_at < availability.window_until
                    and session.ends_at > availability.window_from)
  and not exists (select from person where (person.campaign, person.subject, person.age) = (availability.campaign, availability.subject, 'SIXTEEN_OR_SEVENTEEN'))
order by id
