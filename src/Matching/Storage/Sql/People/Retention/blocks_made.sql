-- Counts of blocks whose day is over. $1 begun before, $2 most rows
delete from block_made
where ctid = any (array(select ctid from block_made where since < $1 order by since limit $2 for update skip locked))
