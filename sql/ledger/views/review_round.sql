CREATE OR REPLACE VIEW :"ledger".review_round WITH (security_invoker = true) AS
SELECT o.fiscal_year,
	p.department_code,
	o.project_code,
	o.seq,
	'round_points_above_full_mark' AS rule,
	format('指标“%s”分值%s分，%s得分%s分，超过分值。', coalesce(i.level3, i.level2, i.seq::text),
		   trim_scale(i.full_mark), r.round, trim_scale(o.points)) AS message,
	o.points AS stated,
	i.full_mark AS computed,
	concat_ws('／', o.seq, r.round) AS subject
FROM :"ledger".indicator_round o
JOIN :"ledger".indicator i
	ON i.fiscal_year = o.fiscal_year AND i.project_code = o.project_code AND i.seq = o.seq
JOIN :"ledger".project_round r
	ON r.fiscal_year = o.fiscal_year AND r.project_code = o.project_code
	AND r.round_no = o.round_no
JOIN :"ledger".project p ON p.fiscal_year = o.fiscal_year AND p.project_code = o.project_code
WHERE o.points > i.full_mark
UNION ALL
SELECT r.fiscal_year, p.department_code, r.project_code, NULL, 'round_points_missing',
	format('项目“%s”%s有%s个指标有分值而没有得分，没有该轮总分。', p.name, r.round, m.missing),
	m.missing, NULL, r.round
FROM :"ledger".project_round r
JOIN :"ledger".project p ON p.fiscal_year = r.fiscal_year AND p.project_code = r.project_code
CROSS JOIN LATERAL (
	SELECT count(*)::numeric AS missing
	FROM :"ledger".indicator i
	WHERE i.fiscal_year = r.fiscal_year AND i.project_code = r.project_code AND i.full_mark > 0
		AND NOT EXISTS (SELECT FROM :"ledger".indicator_round o
						WHERE o.fiscal_year = i.fiscal_year AND o.project_code = i.project_code
							AND o.seq = i.seq AND o.round_no = r.round_no AND o.points IS NOT NULL)
) m
WHERE r.round_no > 0 AND m.missing > 0;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_round'::text,
	'审核结果：自评以后各轮评分（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
