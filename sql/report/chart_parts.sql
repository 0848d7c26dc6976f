-- Charts as inline SVG, 360 units wide: about the width of a telephone, so that
-- letters keep their size there, and three columns on paper.  A chart without a
-- figure to show is NULL.

CREATE FUNCTION report_tick(largest numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
-- of 0.2, 0.5, 1 and 2 times a power of ten the smallest that leaves five ticks
RETURN (
	SELECT min(s.step * p.power)
	FROM (SELECT power(10::numeric, floor(log(greatest(largest, 0.000001)))) AS power) p
	CROSS JOIN unnest(ARRAY[0.2, 0.5, 1, 2]) AS s (step)
	WHERE largest <= 5 * s.step * p.power);
COMMENT ON FUNCTION report_tick(numeric) IS
'part of report_html: the distance of the ticks of an axis that reaches a figure';

CREATE FUNCTION report_figure_width(content text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- counted in bytes, so that it is the same where the encoding knows no characters
RETURN 8 * length(regexp_replace(regexp_replace(content, E'&#?\\w+;', '-', 'g'), E'[^\\u0001-\\u007F]', '', 'g'))
	+ 13 * length(regexp_replace(content, E'[\\u0001-\\u007F]', '', 'g')) / (
		CASE WHEN octet_length('万') = length('万') THEN 3 ELSE 1 END);
COMMENT ON FUNCTION report_figure_width(text) IS
'part of report_html: the width at most that a figure with its unit or a word takes in a chart';

CREATE FUNCTION report_frame(title text, height numeric, content text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN format(E'<figure><figcaption>%s</figcaption>\n'
			  '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="%1$s" viewBox="0 0 360 %s">%s</svg></figure>\n',
			  report_text(title), height, content);
COMMENT ON FUNCTION report_frame(text, numeric, text) IS
'part of report_html: a chart of its title and its markup';

CREATE FUNCTION report_legend(series text[], classes text[], step integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
	SELECT coalesce(string_agg(
			format('<rect class="%s" x="%s" y="3" width="11" height="11"/><text x="%s" y="13">%s</text>',
				   s.class, (s.place - 1) * step, (s.place - 1) * step + 15, report_text(s.name)),
			'' ORDER BY s.place), '') || E'\n'
	FROM unnest(series, classes) WITH ORDINALITY AS s (name, class, place));
COMMENT ON FUNCTION report_legend(text[], text[], integer) IS
'part of report_html: what the colours of a chart mean, a name every step';

CREATE FUNCTION report_axis(
	top integer, bottom integer, longest numeric, step numeric, ticks integer, unit text
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	-- from 1 亿元 on the ticks of an axis of 万元 are short in 亿; where they are too
	-- long all the same, the first and the last remain
	WITH tick AS (
		SELECT n, round(n * longest / ticks, 1) AS x,
			CASE WHEN unit = '' AND step * ticks >= 50000
				THEN report_figure(round(n * step / 10000, 4), 0) || CASE n WHEN 0 THEN '' ELSE '亿' END
				ELSE report_figure(n * step, 0) || unit END AS label
		FROM generate_series(0, ticks) AS n
	), room AS (
		SELECT max(report_figure_width(label)) * ticks > longest AS scarce FROM tick
	)
	SELECT string_agg(
			format('<path class="g" d="M%s %sV%s"/>', t.x, top, bottom)
			|| CASE WHEN r.scarce AND t.n NOT IN (0, ticks) THEN ''
				ELSE format('<text class="a" x="%s" y="%s" text-anchor="%s">%s</text>', t.x, bottom + 14,
							CASE t.n WHEN 0 THEN 'start' WHEN ticks THEN 'end' ELSE 'middle' END, t.label) END,
			'' ORDER BY t.n) || E'\n'
	FROM tick t
	CROSS JOIN room r;
END;
COMMENT ON FUNCTION report_axis(integer, integer, numeric, numeric, integer, text) IS
'part of report_html: the axis below a chart of bars: ticks of so many steps over the width longest, each with a line from top to '
'bottom';

CREATE FUNCTION report_bars(
	title text, labels text[], first numeric[], second numeric[],
	series text[], unit text, full_scale numeric, bound numeric
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	-- a row of the chart is its label and, below it, a bar for each series
	WITH frame AS (
		SELECT CASE WHEN second IS NULL THEN 34 ELSE 48 END AS pitch,
			CASE WHEN second IS NULL AND bound IS NULL THEN 2 ELSE 20 END AS top,
			greatest(full_scale, bound, max(v.figure) FILTER (WHERE v.figure < 'Infinity')) AS largest,
			count(v.figure) AS figures,
			-- what the longest figure beside a bar leaves of the width
			greatest(350 - max(report_figure_width(report_figure(v.figure) || unit
				|| CASE WHEN v.figure < bound THEN ' 低' ELSE '' END))
				FILTER (WHERE v.figure IS NOT NULL), 60)::numeric AS longest
		FROM unnest(first || second) AS v (figure)
	), scale AS (
		SELECT f.*, t.tick, greatest(ceil(f.largest / t.tick), 1)::integer AS ticks,
			f.top + f.pitch * cardinality(labels) AS bottom
		FROM frame f
		CROSS JOIN LATERAL (SELECT report_tick(CASE WHEN f.largest > 0 THEN f.largest ELSE 1 END) AS tick) t
		WHERE f.figures > 0
	), bar AS (
		SELECT c.line, s.series, s.figure,
			f.top + (c.line - 1) * f.pitch + 17 + 14 * (s.series - 1) AS y,
			coalesce(round(least(greatest(s.figure, 0) / (f.tick * f.ticks), 1) * f.longest, 1), 0) AS width
		FROM scale f
		CROSS JOIN unnest(labels, first, second) WITH ORDINALITY AS c (label, first, second, line)
		CROSS JOIN LATERAL (VALUES (1, c.first), (2, c.second)) AS s (series, figure)
		WHERE s.series = 1 OR report_bars.second IS NOT NULL
	)
	SELECT report_frame(title, (f.bottom + 18)::numeric,
		report_axis(f.top, f.bottom, f.longest, f.tick, f.ticks, unit)
		|| CASE WHEN bound IS NULL THEN ''
			ELSE (SELECT format('<path class="b" d="M%1$s %2$sV%3$s"/><text x="%1$s" y="%2$s" dy="-4" '
				'text-anchor="middle">%4$s</text>',
								round(bound / (f.tick * f.ticks) * f.longest, 1), f.top, f.bottom,
								report_figure(bound, 0) || unit)) END
		|| CASE WHEN second IS NULL THEN '' ELSE report_legend(series, ARRAY['s1', 's2'], 130) END
		|| (SELECT string_agg(format('<text x="0" y="%s">%s</text>', f.top + (l.line - 1) * f.pitch + 13,
									 report_clip(l.label, 29)), E'\n' ORDER BY l.line)
			FROM unnest(labels) WITH ORDINALITY AS l (label, line))
		|| E'\n'
		|| (SELECT string_agg(format('<rect class="%s" x="0" y="%s" width="%s" height="12"/>'
									 '<text x="%s" y="%s">%s</text>',
									 CASE WHEN b.figure < bound THEN 'low' ELSE 's' || b.series END,
									 b.y, b.width, b.width + 4, b.y + 10,
									 report_figure(b.figure) || CASE WHEN b.figure IS NULL THEN '' ELSE unit END
									 || CASE WHEN b.figure < bound THEN ' 低' ELSE '' END),
							  E'\n' ORDER BY b.line, b.series)
			FROM bar b))
	FROM scale f
	WHERE labels IS NOT NULL;
END;
COMMENT ON FUNCTION report_bars(text, text[], numeric[], numeric[], text[], text, numeric, numeric) IS
'part of report_html: a bar chart, for each label a bar of the first and, unless second is NULL, of the second series, with its '
'figure beside it. The axis reaches full_scale, the bound and the largest figure; the bound is a line, and what is below it '
'stands out and says 低. NULL is a dash, a negative figure has no bar; no chart, NULL, if labels is NULL or no figure is known';

CREATE FUNCTION report_bars(
	title text, labels text[], first numeric[], second numeric[],
	series text[], unit text, full_scale numeric
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN report_bars(title, labels, first, second, series, unit, full_scale, NULL::numeric);
COMMENT ON FUNCTION report_bars(text, text[], numeric[], numeric[], text[], text, numeric) IS
'part of report_html: a bar chart without a bound';

CREATE FUNCTION report_stack(
	title text, labels text[], figures bigint[], series text[], classes text[]
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	-- figures stand row by row; what a part is too small for stands above its bar
	WITH part AS (
		SELECT l.line, l.label, s.place, s.name, s.class, f.figure,
			sum(f.figure) OVER line AS whole,
			sum(f.figure) OVER (line ORDER BY s.place) - f.figure AS before
		FROM unnest(labels) WITH ORDINALITY AS l (label, line)
		CROSS JOIN unnest(series, classes) WITH ORDINALITY AS s (name, class, place)
		CROSS JOIN LATERAL (
			SELECT coalesce(figures[(l.line - 1) * cardinality(series) + s.place], 0) AS figure
		) f
		WINDOW line AS (PARTITION BY l.line)
	), bar AS (
		SELECT p.*, dense_rank() OVER (ORDER BY p.line) AS row,
			round(360 * p.before / p.whole, 1) AS x,
			round(360 * p.figure / p.whole, 1) AS width,
			report_text(p.name || ' ' || p.figure) AS legend
		FROM part p
		WHERE p.whole > 0
	), line AS (
		SELECT b.row, b.label, 20 + (b.row - 1) * 38 AS y,
			string_agg(b.legend, '，' ORDER BY b.place) FILTER (WHERE b.figure > 0) AS legend,
			string_agg(format('<rect class="p %s" x="%s" y="%s" width="%s" height="16"/>',
							  b.class, b.x, 20 + (b.row - 1) * 38 + 17, b.width)
				|| CASE WHEN b.width < report_figure_width(b.legend) + 8 THEN ''
					ELSE format('<text class="%s" x="%s" y="%s" text-anchor="middle">%s</text>',
								'on-' || b.class, b.x + b.width / 2, 20 + (b.row - 1) * 38 + 29, b.legend) END,
				'' ORDER BY b.place) FILTER (WHERE b.figure > 0) AS parts
		FROM bar b
		GROUP BY b.row, b.label
	)
	SELECT report_frame(title, (max(l.y) + 56)::numeric,
		report_legend(series, classes, 72)
		|| string_agg(format('<text x="0" y="%1$s">%2$s</text><text x="360" y="%1$s" text-anchor="end">%3$s</text>%4$s',
							 l.y + 12,
							 report_clip(l.label, greatest((350 - report_figure_width(l.legend)) / 12, 3)::integer),
							 l.legend, l.parts), E'\n' ORDER BY l.row)
		|| E'\n'
		|| report_axis((max(l.y) + 33)::integer, (max(l.y) + 37)::integer, 360::numeric, 25::numeric, 4, '%'::text))
	FROM line l
	HAVING count(*) > 0;
END;
COMMENT ON FUNCTION report_stack(text, text[], bigint[], text[], text[]) IS
'part of report_html: a chart of stacked bars, one to a label, each as long as the others: figures holds the counts of all series '
'for the first label, then for the second. A label without a count is left out; no chart, NULL, where none has one';
