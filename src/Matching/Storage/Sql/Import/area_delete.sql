-- The old sectors and outcodes; their shares go with them.
delete from place_area
