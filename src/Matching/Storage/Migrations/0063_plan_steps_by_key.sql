-- What hangs on a row of another table is looked up by that row's key: see 0038.
alter policy own_campaign on plan_step using (exists (select from plan parent where parent.id = plan_id offset 0));
