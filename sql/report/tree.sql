-- The tree of departments, in the order in which the pages list it.

CREATE FUNCTION report_tree(ledger name, fiscal_year integer, department text)
RETURNS TABLE (code text, place integer, last integer, depth integer, parent_place integer)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
	codes text[];
	firsts integer[];
	lasts integer[];
	starts integer[];
	waiting integer[];
	depths integer[];
	top integer := 0;
	node integer;
	count integer := 0;
	places integer[];
	order_depths integer[];
	ends integer[];
	parents integer[];
	open integer[];
	deepest integer := 0;
BEGIN
	-- Children of one department stand one after the other.  Where to start is
	-- nobody's child, so that a circle through it ends.
	EXECUTE format($q$
		WITH placed AS (
			SELECT d.code, CASE WHEN y.code IS NULL THEN d.parent_code ELSE y.parent_code END AS parent
			FROM %1$I.department d
			LEFT JOIN %2$s y ON y.fiscal_year = $1 AND y.code = d.code
		), member AS (
			SELECT p.code, CASE WHEN p.code IS DISTINCT FROM $2 THEN p.parent END AS parent,
				row_number() OVER (ORDER BY CASE WHEN p.code IS DISTINCT FROM $2 THEN p.parent END COLLATE "C" NULLS FIRST,
										p.code COLLATE "C")::integer AS place
			FROM placed p
		), children AS (
			SELECT m.parent, min(m.place) AS first, max(m.place) AS last FROM member m GROUP BY m.parent
		)
		SELECT array_agg(m.code ORDER BY m.place), array_agg(c.first ORDER BY m.place), array_agg(c.last ORDER BY m.place),
			array_agg(m.place ORDER BY m.place DESC) FILTER (WHERE m.code = $2 OR $2 IS NULL AND m.parent IS NULL)
		FROM member m
		LEFT JOIN children c ON c.parent = m.code
		$q$, ledger,
		-- a ledger that was not refreshed since 1.1.0 has no table of the years
		CASE WHEN to_regclass(format('%I.department_year', ledger)) IS NULL
			THEN '(SELECT NULL::integer AS fiscal_year, NULL::text AS code, NULL::text AS parent_code)'
			ELSE format('%I.department_year', ledger) END) INTO codes, firsts, lasts, starts USING fiscal_year, department;

	FOREACH node IN ARRAY coalesce(starts, '{}') LOOP
		top := top + 1;
		waiting[top] := node;
		depths[top] := 1;
	END LOOP;
	WHILE top > 0 LOOP
		node := waiting[top];
		count := count + 1;
		places[count] := node;
		order_depths[count] := depths[top];
		-- what is open at this depth and below ends before it
		FOR level IN depths[top] .. deepest LOOP
			ends[open[level]] := count - 1;
		END LOOP;
		deepest := depths[top];
		open[deepest] := count;
		parents[count] := open[deepest - 1];
		top := top - 1;
		FOR child IN REVERSE coalesce(lasts[node], 0) .. coalesce(firsts[node], 1) LOOP
			top := top + 1;
			waiting[top] := child;
			depths[top] := deepest + 1;
		END LOOP;
	END LOOP;
	FOR level IN 1 .. deepest LOOP
		ends[open[level]] := count;
	END LOOP;

	RETURN QUERY
	SELECT codes[p.node], p.place::integer, p.last, p.depth, p.parent
	FROM unnest(places, ends, order_depths, parents) WITH ORDINALITY AS p (node, last, depth, parent, place);
END
$function$;
COMMENT ON FUNCTION report_tree(name, integer, text) IS
'part of report_html and dashboard_html: the department and all that stand below it in the year, all departments if it is NULL, '
'but for those in a circle: each followed by those below it in the order of their codes, which end at the place last';
