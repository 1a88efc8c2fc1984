-- Every unit postcode of one release: some 1.7 million rows, streamed; sorted by the reader.
-- $1 release
select code, easting, northing
from postcode
where release_id = $1
