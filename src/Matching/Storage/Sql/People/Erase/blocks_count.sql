-- $1 subject
delete from block_made
where blocker = $1
