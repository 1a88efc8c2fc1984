-- The sealed key of the hashes of addresses; the one offered is kept only where there is none, whoever comes first. The update that changes nothing is what makes
-- the row of a rival that was first answer.
-- $1 a fresh key, sealed
insert into address_secret (key_sealed)
values ($1)
on conflict (sole) do update set key_sealed = address_secret.key_sealed
returning key_sealed
