-- Stores a sign-up that somebody is asked for; it holds their place until they answer.
-- $1 id, $2 session, $3 subject, $4 name, $5 people, $6 until when they may answer, $7 availability, $8 plan, $9 now
insert into sign_up (id, session_id, subject, name, people, state, expires_at, availability_id, plan_id, created_at, updated_at)
values ($1, $2, $3, $4, $5, 'REQUESTED', $6, $7, $8, $9, $9)
