-- Removes plans whose weekend is long over.
-- $1 the instant before which it ended, $2 most rows
delete from plan where id in (select id from plan where window_until < $1 and state in ('DONE', 'FAILED') limit $2 for update skip locked)
