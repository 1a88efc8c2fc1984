-- Letters that come too late to be of use.
-- $1 now
delete from mail
where useful_until <= $1
  and due_at <= $1
