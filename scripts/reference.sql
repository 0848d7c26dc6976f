-- Print docs/reference.md: what the comments of the extension's objects and of a
-- ledger's tables and views say.  Run by scripts/make-reference in an empty
-- database; psql -At, so that each row is a line.
CREATE EXTENSION perfeval;
SELECT create_ledger('ledger') \g /dev/null

-- a comment as a cell of a Markdown table
CREATE FUNCTION pg_temp.cell(comment text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN replace(coalesce(comment, ''), '|', '\|');

CREATE TEMP VIEW member AS
SELECT d.classid, d.objid
FROM pg_depend d
JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
WHERE e.extname = 'perfeval' AND d.deptype = 'e';

-- functions that nobody calls by name: behind types, operators, casts, indexes
-- and aggregates, or parts of another function
CREATE TEMP VIEW support AS
SELECT unnest(ARRAY[typinput, typoutput, typreceive, typsend, typanalyze]) AS oid FROM pg_type
UNION
SELECT p.oid FROM pg_operator o JOIN pg_proc p ON p.oid = o.oprcode
WHERE p.proname ~ '(wanyuan|perf_[a-z]+)_|_wanyuan' OR p.proname = 'is_met'
UNION
SELECT castfunc FROM pg_cast
UNION
SELECT amproc FROM pg_amproc
UNION
SELECT unnest(ARRAY[aggtransfn, aggfinalfn, aggcombinefn, aggminvtransfn, aggmfinalfn])
FROM pg_aggregate
UNION
SELECT rngsubdiff FROM pg_range
UNION
SELECT oid FROM pg_proc
WHERE 'internal'::regtype = ANY (proargtypes::oid[]) OR prosrc ~ '^(multi)?range_constructor'
	OR obj_description(oid, 'pg_proc') LIKE 'part of %';

CREATE TEMP VIEW function AS
SELECT p.oid, p.prokind, p.proname,
	format('%s(%s)', p.proname, pg_get_function_arguments(p.oid)) AS signature,
	pg_get_function_result(p.oid) AS result,
	pg_temp.cell(obj_description(p.oid, 'pg_proc')) AS comment
FROM member m
JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
WHERE p.oid NOT IN (SELECT s.oid FROM support s);

\echo '# Reference'
\echo
\echo 'Made by `make reference` from the comments in sql/; the same comments are in the'
\echo 'database: `\\dx+ perfeval`, `\\df+`, `\\dT+`, `\\d+`.'
\echo
\echo '## Types'
\echo
\echo '| type | |'
\echo '|---|---|'
SELECT format('| `%s` | %s |', t.typname, pg_temp.cell(obj_description(t.oid, 'pg_type'))
	|| CASE WHEN t.typtype = 'e'
		THEN ': ' || (SELECT string_agg(format('`%s`', enumlabel), ' < ' ORDER BY enumsortorder)
					  FROM pg_enum WHERE enumtypid = t.oid)
		ELSE '' END)
FROM member m
JOIN pg_type t ON m.classid = 'pg_type'::regclass AND t.oid = m.objid
WHERE t.typelem = 0 AND t.typtype <> 'm'
ORDER BY t.typname COLLATE "C";

\echo
\echo '## Functions'
\echo
\echo '| function | returns | |'
\echo '|---|---|---|'
SELECT format('| `%s` | %s | %s |', signature, result, comment)
FROM function
WHERE prokind = 'f'
ORDER BY proname COLLATE "C", signature COLLATE "C";

\echo
\echo '## Aggregates'
\echo
\echo '| aggregate | returns | |'
\echo '|---|---|---|'
SELECT format('| `%s` | %s | %s |', signature, result, comment)
FROM function
WHERE prokind = 'a'
ORDER BY proname COLLATE "C", signature COLLATE "C";

\echo
\echo '## Operators'
\echo
\echo '| operator | returns | |'
\echo '|---|---|---|'
SELECT format('| `%s%s %s` | %s | %s |',
	CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) || ' ' ELSE '' END,
	replace(o.oprname, '|', '\|'), format_type(o.oprright, NULL), format_type(o.oprresult, NULL),
	pg_temp.cell(obj_description(o.oid, 'pg_operator')))
FROM member m
JOIN pg_operator o ON m.classid = 'pg_operator'::regclass AND o.oid = m.objid
ORDER BY format_type(greatest(o.oprleft, o.oprright), NULL) COLLATE "C", o.oprname COLLATE "C",
	format_type(o.oprleft, NULL) COLLATE "C", format_type(o.oprright, NULL) COLLATE "C";

\echo
\echo '## Casts'
\echo
\echo 'None is implicit: installing the extension changes no query over other types. One on assignment can be written out, too.'
\echo
\echo '| from | to | |'
\echo '|---|---|---|'
SELECT format('| %s | %s | %s |', format_type(c.castsource, NULL), format_type(c.casttarget, NULL),
	obj_description(c.oid, 'pg_cast'))
FROM member m
JOIN pg_cast c ON m.classid = 'pg_cast'::regclass AND c.oid = m.objid
ORDER BY format_type(c.castsource, NULL) COLLATE "C", format_type(c.casttarget, NULL) COLLATE "C";

\echo
\echo '## Indexes'
\echo
\echo '| access method | type | operator class | |'
\echo '|---|---|---|---|'
SELECT format('| %s | %s | %s | %s |', a.amname, format_type(c.opcintype, NULL), c.opcname,
	CASE WHEN c.opcdefault THEN 'default' ELSE '' END)
FROM member m
JOIN pg_opclass c ON m.classid = 'pg_opclass'::regclass AND c.oid = m.objid
JOIN pg_am a ON a.oid = c.opcmethod
ORDER BY a.amname COLLATE "C", c.opcname COLLATE "C";

\echo
\echo '## Units'
\echo
\echo 'Units convert inside a family; a multiple in front of a count (万人, 千万元) multiplies it. Other units are taken as they'
\echo 'are written, and compare with themselves only.'
\echo
\echo '| unit | also written | in the smallest unit of its family |'
\echo '|---|---|---|'
CREATE TEMP TABLE unit (line serial, text text, code integer, family integer, factor integer);
\copy unit (text, code, family, factor) FROM PROGRAM 'sed -n "/^static const UnitEntry unit_table/,/^};/s/^[[:space:]]*{\"\(.*\)\", \([0-9]*\), \([0-9]*\), \([0-9]*\)},*$/\1,\2,\3,\4/p" src/core/unit/unit.c' WITH (FORMAT csv)
SELECT format('| %s | %s | %s |', u.name, coalesce(u.others, ''),
	CASE WHEN u.factor <> s.factor THEN format('%s %s = %s %s', s.factor / gcd(u.factor, s.factor), u.name,
		u.factor / gcd(u.factor, s.factor), s.text) ELSE '' END)
FROM (
	SELECT min(line) AS line, (array_agg(text ORDER BY line))[1] AS name,
		nullif(array_to_string((array_agg(text ORDER BY line))[2:], ', '), '') AS others, family, factor
	FROM unit
	GROUP BY code, family, factor
) u
JOIN (SELECT DISTINCT ON (family) family, text, factor FROM unit ORDER BY family, factor, line) s ON s.family = u.family
ORDER BY u.line;

\echo
\echo '## Review rules'
\echo
\echo 'What review_finding looks for, and how severe it is unless a ledger says otherwise in its table review_rule.'
\echo
\echo '| rule | name | severity | |'
\echo '|---|---|---|---|'
SELECT format('| %s | %s | %s | %s |', rule, name, severity, pg_temp.cell(description))
FROM review_rules() WITH ORDINALITY AS r (rule, name, severity, description, place)
ORDER BY place;

\echo
\echo '## Rules about targets'
\echo
\echo 'What target_finding looks for before the year.'
\echo
\echo '| rule | name | severity | |'
\echo '|---|---|---|---|'
SELECT format('| %s | %s | %s | %s |', rule, name, severity, pg_temp.cell(description))
FROM target_rules() WITH ORDINALITY AS r (rule, name, severity, description, place)
ORDER BY place;

CREATE TEMP VIEW relation AS
SELECT c.oid, c.relkind, c.relname,
	format(E'\n### %s\n\n%s\n\n| column | type | |\n|---|---|---|\n%s', c.relname,
		obj_description(c.oid, 'pg_class'),
		(SELECT string_agg(format('| %s | %s | %s |', a.attname,
				format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
				pg_temp.cell(col_description(c.oid, a.attnum))), E'\n' ORDER BY a.attnum)
		 FROM pg_attribute a
		 WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
	|| coalesce((SELECT E'\n\n' || string_agg(format('- `%s`: %s', conname,
				replace(pg_get_constraintdef(k.oid), 'ledger.', '')), E'\n'
				ORDER BY contype = 'p' DESC, conname COLLATE "C")
		 FROM pg_constraint k
		 WHERE k.conrelid = c.oid AND contype IN ('p', 'u', 'f', 'c')), '') AS section
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'ledger';

\echo
\echo '## The tables of a ledger'
\echo
\echo 'Made by `SELECT create_ledger(\'name\')`; they are ordinary tables of the role that'
\echo 'called it. Below each table its constraints, whose names are in the error messages.'
-- in the order of their creation: a table after those that it refers to
SELECT section FROM relation WHERE relkind IN ('r', 'p') ORDER BY oid;

\echo
\echo '## The views of a ledger'
\echo
\echo 'Their columns are of built-in types: BI tools and drivers need to know no other.'
\echo 'Views whose comment begins with 内部 are parts of others and stand last.'
SELECT section || coalesce(E'\n\nUnique: ' || (
		SELECT string_agg(format('`%s`', u.name), ', ' ORDER BY u.place)
		FROM unnest(ledger_view_key(relname)) WITH ORDINALITY AS u (name, place)), '')
FROM relation
WHERE relkind IN ('v', 'm')
ORDER BY section LIKE E'%\n\n内部：%', oid;
