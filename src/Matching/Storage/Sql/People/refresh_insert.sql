-- $1 hash, $2 sign-in, $3 person, $4 now, $5 until when, $6 hash of the token that it is exchanged for, or null, $7 when the sign-in began
insert into refresh_token (hash, family, person, created_at, expires_at, parent, began_at)
values ($1, $2, $3, $4, $5, $6, $7)
