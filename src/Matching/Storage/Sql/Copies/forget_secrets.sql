-- Tokens that were exchanged or ended since the copy was made live again in it, and letters that were sent wait again: all of them go, and everybody signs in anew.
with tokens as (delete from refresh_token), begun as (delete from sign_in)
delete from mail
