-- A campaign that has an administrator keeps one, whoever calls at the same moment: looked at when the transaction commits, one such transaction of a campaign after the other. It is under
-- read committed, so that the second sees what the first has done. Whoever has themselves erased goes in any case: a grant that is older than an erasure of its address is not held back.
create function an_administrator_stays() returns trigger language plpgsql as
$$
begin
    perform pg_advisory_xact_lock(hashtextextended(old.campaign, 24));
    if not exists (select from role_grant other where other.campaign = old.campaign and other.role = 'ADMINISTRATOR')
        and not exists (select from erasure gone where (gone.campaign, gone.address_key) = (old.campaign, old.address_key) and gone.erased_at >= old.created_at) then
        raise exception 'the campaign keeps an administrator' using errcode = 'MS024';
    end if;
    return null;
end
$$;

create constraint trigger an_administrator_stays
    after delete or update
    on role_grant
    deferrable initially deferred
    for each row
    when (old.role = 'ADMINISTRATOR')
execute function an_administrator_stays();
