-- Stores many sign-ups by binary COPY; the trigger counts each.
copy sign_up (id, session_id, subject, name, people, state, created_at, updated_at)
from stdin (format binary)
