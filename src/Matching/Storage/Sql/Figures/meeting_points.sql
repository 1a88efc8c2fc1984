-- Every meeting point, by id: searches look around each passenger's place, and read them in memory.
select st_x(location), st_y(location), name, step_free = 'YES'
from meeting_point
order by id collate "C"
