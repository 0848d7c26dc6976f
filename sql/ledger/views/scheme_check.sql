CREATE OR REPLACE VIEW :"ledger".scheme_check WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	p.name AS project_name,
	p.scheme_code,
	c.level1,
	c.level2,
	c.level3,
	coalesce(c.indicators, 0)::integer AS indicators,
	coalesce(c.full_mark, 0) AS full_mark_points,
	c.points AS scheme_points,
	coalesce(c.full_mark, 0) - c.points AS difference_points,
	coalesce(c.full_mark, 0) = coalesce(c.points, 0) AS agrees
FROM :"ledger".project p
JOIN :"ledger".scheme s ON s.code = p.scheme_code,
LATERAL (
	-- the total and each level 1, in one pass over the indicators
	SELECT c.level1, NULL::text AS level2, NULL::text AS level3,
		c.indicators, c.full_mark, c.points
	FROM (
		SELECT coalesce(g.level1, sp.level1) AS level1, g.indicators, g.full_mark, sp.points,
			bool_or(g.is_total) OVER () AS scored,
			count(sp.level1) OVER () > 1 AS has_parts,
			g.is_total
		FROM (
			SELECT CASE WHEN grouping(i.level1) = 1 THEN '合计' ELSE i.level1 END AS level1,
				grouping(i.level1) = 1 AS is_total,
				count(*) AS indicators,
				sum(i.full_mark)
					+ CASE WHEN grouping(i.level1) = 1 THEN s.budget_points ELSE 0 END AS full_mark
			FROM (
				SELECT :"ext".level1_name(i.level1) AS level1, i.full_mark
				FROM :"ledger".indicator i
				WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
					AND i.full_mark IS NOT NULL
				OFFSET 0
			) i
			GROUP BY GROUPING SETS ((), (i.level1))
			HAVING count(*) > 0
		) g
		FULL JOIN (
			SELECT :"ext".level1_name(sp.level1), sum(sp.points)
			FROM :"ledger".scheme_part sp
			WHERE sp.scheme_code = p.scheme_code
			GROUP BY 1
			UNION ALL
			SELECT '合计', 100.0
		) sp (level1, points) ON sp.level1 = g.level1
	) c
	WHERE c.scored AND (c.has_parts OR c.is_total)
	UNION ALL
	SELECT si.level1, si.level2, nullif(si.level3, ''), count(i.seq), sum(i.full_mark),
		si.points
	FROM :"ledger".scheme_item si
	LEFT JOIN :"ledger".indicator i
		ON i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code
		AND i.full_mark IS NOT NULL
		AND :"ext".level1_name(i.level1) = :"ext".level1_name(si.level1)
		AND i.level2 = si.level2
		AND (si.level3 = '' OR i.level3 = si.level3)
	WHERE si.scheme_code = p.scheme_code
		-- naming si keeps this from being asked where the scheme has no items
		AND EXISTS (SELECT FROM :"ledger".indicator i
					WHERE i.fiscal_year = p.fiscal_year
						AND i.project_code = p.project_code
						AND i.full_mark IS NOT NULL
						AND si.points IS NOT NULL)
	GROUP BY si.level1, si.level2, si.level3, si.points
) c;
SELECT :"ext".ledger_comment(:'ledger'::name, 'scheme_check'::text,
	'满分核对：项目各级指标的满分与评分方案对照；没有分值的项目不出现'::text, ARRAY[
	'level1', '一级指标；“合计”行为预算执行满分加全部指标满分',
	'full_mark_points', '指标满分合计',
	'scheme_points', '评分方案的满分，方案没有该指标为空',
	'difference_points', '满分合计减方案满分',
	'agrees', '是否一致']::text[]);
