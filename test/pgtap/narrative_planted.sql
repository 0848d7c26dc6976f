-- review_text() over invented passages with one planted error each, and over figures that claim nothing
BEGIN;
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE EXTENSION IF NOT EXISTS perfeval;
SELECT no_plan();

CREATE TEMP TABLE line (no serial, body text);
\copy line (body) FROM PROGRAM 'cat test/narrative/planted.txt' WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02')

-- what is right, what is printed, and what fails
CREATE TEMP TABLE passage AS
SELECT no, l.body LIKE '?%' AS missed, marked,
	regexp_replace(marked, '\{([^{}|=!]*)[^{}]*\}|<([^<>|]*)\|[^<>|]*>', '\1\2', 'g') AS right_body,
	regexp_replace(regexp_replace(marked, '\{[^{}|=!]*\|([^{}=!]*)[^{}]*\}', '\1', 'g'),
		'\{([^{}|=!]*)[^{}]*\}|<[^<>|]*\|([^<>|]*)>', '\1\2', 'g') AS wrong_body,
	ARRAY(SELECT rtrim(coalesce(m[1], m[2], m[3], m[4]), '%')
		FROM regexp_matches(marked, '\{[^{}|=!]*\|([^{}=!]*)|\{([^{}|=!]+)!|\{=([a-z]+)!|<[^<>|]*\|([^<>|]*)>', 'g') m) AS planted
FROM line l, LATERAL (SELECT ltrim(l.body, '?') AS marked) x
WHERE l.body !~ '^[#~]';

SELECT is_empty($$SELECT no FROM passage
	WHERE cardinality(planted) = 0 OR right_body = wrong_body OR right_body || wrong_body ~ '[{}<>|]'$$,
	'every passage has a planted error');

-- the arithmetic that is noted beside a claim, by numeric
CREATE FUNCTION pg_temp.worth(stated text, formula text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	result numeric;
BEGIN
	EXECUTE 'SELECT ' || regexp_replace(replace(formula, '%', ''), '(\d+(\.\d+)?)', '\1::numeric', 'g') INTO result;
	RETURN round(CASE WHEN stated LIKE '%\%' AND formula NOT LIKE '%\%' THEN 100 * result ELSE result END,
		scale(rtrim(stated, '%')::numeric));
END $$;
SELECT is_empty($$
	SELECT p.no, m FROM passage p, LATERAL regexp_matches(marked, '\{([0-9.]+%?)[^{}=]*=([^{}]+)\}', 'g') m
	WHERE pg_temp.worth(m[1], m[2]) IS DISTINCT FROM rtrim(m[1], '%')::numeric $$, 'the arithmetic of the passages is right');

SELECT is_empty($$
	SELECT p.no, c.kind, c.quote, c.message FROM passage p, LATERAL review_text(p.right_body) c WHERE c.verdict = 'fails' $$,
	'no passage is accused as it should read');

CREATE TEMP TABLE found AS
SELECT p.no, p.missed, c.kind, c.stated, c.quote, c.message,
	coalesce(c.stated::text, c.stated_unit, '') = ANY (planted) OR c.kind = ANY (planted)
	OR EXISTS (SELECT FROM unnest(planted) w WHERE w ~ '^[0-9.]+$' AND (w::numeric = c.stated OR
		c.kind IN ('sum', 'count', 'score', 'share_sum') AND w::numeric = ANY (c.operands))) AS meant
FROM passage p, LATERAL review_text(p.wrong_body) c
WHERE c.verdict = 'fails';

SELECT is_empty($$SELECT no, kind, quote, message FROM found WHERE NOT meant$$, 'no figure but the planted one is accused');
SELECT set_eq($$SELECT no FROM passage WHERE NOT missed$$, $$SELECT no FROM found WHERE meant$$, 'what was planted is told');

CREATE TEMP TABLE plain (body text);
\copy plain FROM PROGRAM 'cat test/narrative/plain.txt' WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02')
SELECT is_empty($$SELECT p.body, c.kind, c.quote FROM plain p, LATERAL review_text(p.body) c WHERE c.verdict <> 'undecided'$$,
	'figures without a claim are left alone');

CREATE TEMP TABLE joined (body text);
\copy joined FROM PROGRAM 'cat test/narrative/joined.txt' WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02')
SELECT is_empty($$SELECT j.body, c.kind, c.message FROM joined j, LATERAL review_text(j.body) c WHERE c.verdict = 'fails'$$,
	'what happens to share a name or a place with another thing is not accused');

SELECT * FROM finish();
ROLLBACK;
