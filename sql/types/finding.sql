-- what the review finds about a row

CREATE TYPE finding AS (
	rule text,
	message text,
	stated numeric,
	computed numeric,
	subject text,
	seq integer
);
COMMENT ON TYPE finding IS
'what is found about one row: the rule that it breaks, the message, the stated and the computed figure, what of the row it is '
'about, and the number of the row where several are judged together';

CREATE FUNCTION each_finding(findings finding[]) RETURNS SETOF finding
	AS 'array_unnest'
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE ROWS 1;
COMMENT ON FUNCTION each_finding(finding[]) IS
'part of the review: unnest() of what is found about a row, of which the planner expects little';
