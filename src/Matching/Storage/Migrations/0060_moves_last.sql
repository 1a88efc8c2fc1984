-- How often where and when somebody drives was changed is counted for the driver and not for one offer, and goes on after an erasure: a new offer, or a new account, began the day anew.
alter table spent drop constraint spent_kind_check;
alter table spent add constraint spent_kind_check check (kind in ('REQUESTS', 'REPORTS', 'BLOCKS', 'SHOWN', 'LISTED', 'MOVES'));
