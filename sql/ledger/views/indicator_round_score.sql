CREATE OR REPLACE VIEW :"ledger".indicator_round_score WITH (security_invoker = true) AS
SELECT i.fiscal_year,
	i.department_code,
	i.project_code,
	i.project_name,
	i.seq,
	i.level1,
	i.level2,
	i.level3,
	i.full_mark_points,
	i.self_points,
	i.rule_points,
	r.round_no AS last_round_no,
	r.round AS last_round,
	r.scorer,
	r.scored_on,
	o.points AS last_points,
	o.points - i.self_points AS minus_self_points,
	o.points - i.rule_points AS minus_rule_points,
	o.explanation
FROM :"ledger".indicator_score i
CROSS JOIN LATERAL (
	SELECT r.round_no, r.round, r.scorer, r.scored_on
	FROM :"ledger".project_round r
	WHERE r.fiscal_year = i.fiscal_year AND r.project_code = i.project_code AND r.round_no > 0
	ORDER BY r.round_no DESC
	LIMIT 1
) r
LEFT JOIN :"ledger".indicator_round o
	ON o.fiscal_year = i.fiscal_year AND o.project_code = i.project_code
	AND o.seq = i.seq AND o.round_no = r.round_no;
SELECT :"ext".ledger_comment(:'ledger'::name, 'indicator_round_score'::text,
	'最后一轮评分的指标得分：有自评以后评分的项目每个指标一行，与自评、规则并列'::text, ARRAY[
	'last_round_no', '最后一轮的轮次',
	'last_round', '最后一轮的名称',
	'last_points', '最后一轮得分',
	'minus_self_points', '最后一轮得分减自评得分',
	'minus_rule_points', '最后一轮得分减规则得分',
	'explanation', '最后一轮扣分原因']::text[]);
