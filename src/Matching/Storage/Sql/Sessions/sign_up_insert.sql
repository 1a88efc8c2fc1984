-- Stores a new sign-up; its queue number is taken under the session's lock.
-- $1 id, $2 session, $3 subject, $4 name, $5 people, $6 state, $7 now
insert into sign_up (id, session_id, subject, name, people, state, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $7)
