-- A function in SQL is parsed and planned again by every statement that calls it: a tenth of a search's time. In PL/pgSQL it is planned once a connection.
create or replace function kept_apart(person text) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
    return array(select blocked from block where blocker = person union select blocker from block where blocked = person);
end
$$;
