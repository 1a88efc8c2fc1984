-- Shows of a driver's home what stands in for it: of offers from before there were such points something else was shown.
-- $1 offer, $2 easting, $3 northing, $4 version of the offer as it was read
update lift_offer
set blurred_easting = $2, blurred_northing = $3
where id = $1 and version = $4
  and (blurred_easting, blurred_northing) is distinct from ($2, $3)
