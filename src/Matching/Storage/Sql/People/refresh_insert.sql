-- $1 hash, $2 sign-in, $3 person, $4 now, $5 until when
insert into refresh_token (hash, family, person, created_at, expires_at)
values ($1, $2, $3, $4, $5)
