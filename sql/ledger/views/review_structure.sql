CREATE OR REPLACE VIEW :"ledger".review_structure WITH (security_invoker = true) AS
SELECT NULL::integer AS fiscal_year,
	NULL::text AS department_code,
	NULL::text AS project_code,
	NULL::integer AS seq,
	'scheme_differs' AS rule,
	format('评分方案“%s”%s满分合计%s分，应为%s分。',
		   s.code, c.level1, trim_scale(c.stated), trim_scale(c.computed)) AS message,
	c.stated,
	c.computed,
	concat_ws('／', s.code, nullif(c.level1, '')) AS subject
FROM :"ledger".scheme s,
LATERAL (
	SELECT '' AS level1, s.budget_points + sum(sp.points) AS stated, 100::numeric AS computed
	FROM :"ledger".scheme_part sp
	WHERE sp.scheme_code = s.code
	UNION ALL
	SELECT sp.level1, sum(si.points), sp.points
	FROM :"ledger".scheme_part sp
	JOIN :"ledger".scheme_item si ON si.scheme_code = sp.scheme_code AND si.level1 = sp.level1
	WHERE sp.scheme_code = s.code AND si.level3 = ''
	GROUP BY sp.level1, sp.points
) c
WHERE c.stated <> c.computed
UNION ALL
SELECT NULL, d.code, NULL, NULL, 'department_cycle',
	format('部门“%s”（%s）沿上级关系又回到自身，汇总时每个部门只计一次。', d.name, d.code),
	NULL, NULL, ''
FROM :"ledger".department d
WHERE :"ext".department_in_circle(d.code, d.tableoid::regclass);
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_structure'::text,
	'内部：审核结果：部门关系和评分方案（review_account的一部分，不看规则是否启用）'::text, '{}'::text[]);
