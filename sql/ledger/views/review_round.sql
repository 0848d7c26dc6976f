-- Led from the project, whose indicators and points are read in order, each once.
CREATE OR REPLACE VIEW :"ledger".review_round WITH (security_invoker = true) AS
SELECT p.fiscal_year,
	p.department_code,
	p.project_code,
	o.seq,
	'round_points_above_full_mark' AS rule,
	format('指标“%s”分值%s分，%s得分%s分，超过分值。', coalesce(o.level3, o.level2, o.seq::text),
		   trim_scale(o.full_mark), r.round, trim_scale(o.points)) AS message,
	o.points AS stated,
	o.full_mark AS computed,
	concat_ws('／', o.seq, r.round) AS subject
FROM :"ledger".project p,
LATERAL (
	SELECT o.seq, o.round_no, o.points, i.level2, i.level3, i.full_mark
	FROM :"ledger".indicator_round o
	JOIN :"ledger".indicator i
		ON i.fiscal_year = o.fiscal_year AND i.project_code = o.project_code AND i.seq = o.seq
	WHERE o.fiscal_year = p.fiscal_year AND o.project_code = p.project_code
		AND o.points > i.full_mark
	OFFSET 0
) o,
LATERAL (
	SELECT r.round
	FROM :"ledger".project_round r
	WHERE r.fiscal_year = p.fiscal_year AND r.project_code = p.project_code AND r.round_no = o.round_no
	OFFSET 0
) r
WHERE :"ext".has_rows(NULL:::"ledger".indicator_round)
UNION ALL
SELECT p.fiscal_year, p.department_code, p.project_code, NULL, 'round_points_missing',
	format('项目“%s”%s有%s个指标有分值而没有得分，没有该轮总分。', p.name, r.round, m.missing),
	m.missing, NULL, r.round
FROM :"ledger".project p,
LATERAL (
	SELECT count(*) AS marked
	FROM :"ledger".indicator i
	WHERE i.fiscal_year = p.fiscal_year AND i.project_code = p.project_code AND i.full_mark > 0
	OFFSET 0
) i,
LATERAL (
	SELECT array_agg(o.round_no) AS rounds
	FROM :"ledger".indicator_round o
	JOIN :"ledger".indicator i
		ON i.fiscal_year = o.fiscal_year AND i.project_code = o.project_code AND i.seq = o.seq
	WHERE o.fiscal_year = p.fiscal_year AND o.project_code = p.project_code
		AND o.points IS NOT NULL AND i.full_mark > 0
	OFFSET 0
) o,
LATERAL (
	SELECT r.round_no, r.round
	FROM :"ledger".project_round r
	WHERE r.fiscal_year = p.fiscal_year AND r.project_code = p.project_code AND r.round_no > 0
	OFFSET 0
) r,
LATERAL (
	SELECT (i.marked - coalesce(cardinality(array_positions(o.rounds, r.round_no)), 0))::numeric AS missing
) m
WHERE m.missing > 0
	AND :"ext".has_rows(NULL:::"ledger".project_round);
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_round'::text,
	'审核结果：自评以后各轮评分（review_finding的一部分，不看规则是否启用）'::text, '{}'::text[]);
