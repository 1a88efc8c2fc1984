-- A refresh token that is shown twice makes two branches, of which one is perhaps a thief's: only the last lives on, and whoever holds another is found out when they come with it.
alter table refresh_token
    -- The token that it was exchanged for.
    add column parent bytea check (octet_length(parent) = 32),
    -- Since when a later exchange of the parent stands in its place. It is kept as long as it would be good, since its coming ends the sign-in.
    add column superseded_at timestamptz,
    -- When the sign-in began, which does not last for ever however often it is renewed.
    add column began_at timestamptz;

update refresh_token token
set began_at = (select min(created_at) from refresh_token first where first.family = token.family);

alter table refresh_token alter column began_at set not null;
create index refresh_token_parent on refresh_token (parent);
