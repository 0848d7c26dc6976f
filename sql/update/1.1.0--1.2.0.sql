-- Updates perfeval 1.1.0 to 1.2.0.  Then, for each ledger: SELECT refresh_ledger_views('...').
\echo Use "ALTER EXTENSION perfeval UPDATE TO '1.2.0'" to load this file. \quit
-- derived
