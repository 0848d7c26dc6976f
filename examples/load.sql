-- Load the CSV files of one example directory into a ledger, all or nothing.
--
--     psql -v schema=xinzhou -v dir=examples/xinzhou-2022 -f examples/load.sql
--
-- The ledger must exist: SELECT create_ledger('xinzhou').

\set ON_ERROR_STOP on
\set QUIET on
\encoding UTF8

BEGIN;
SET LOCAL search_path TO :"schema";
\ir copy.sql
COMMIT;
