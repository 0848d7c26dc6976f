-- Hints that fire on five indicators of a project or more are one line.  So are
-- those of an evaluator's report, which gives points and no targets or actual values.
-- What is a hint review_rule may say otherwise, so a finding that would be part of
-- a line stands here both ways: as_hint, and not.
CREATE OR REPLACE VIEW :"ledger".review_indicator_variant WITH (security_invoker = true) AS
SELECT i.fiscal_year,
	i.department_code,
	i.project_code,
	CASE WHEN NOT i.merged THEN i.seq END AS seq,
	i.rule,
	CASE WHEN NOT i.merged THEN i.message
		ELSE format('%s个指标%s：“%s”%s。', i.indicators,
					CASE WHEN i.line = 'evaluated' THEN '没有指标值和实际完成值，得分取报告所列'
						WHEN i.line = 'undecided' THEN '规则无法判定得分，暂取自评得分'
						ELSE '自评得分低于分值，未说明偏差原因及改进措施' END,
					array_to_string(i.first_names, '”、“'),
					CASE WHEN i.indicators > 3 THEN '等' ELSE '' END)
		END AS message,
	CASE WHEN i.merged THEN i.indicators ELSE i.stated END AS stated,
	CASE WHEN NOT i.merged THEN i.computed END AS computed,
	CASE WHEN NOT i.merged THEN i.subject ELSE '' END AS subject,
	i.as_hint
FROM (
	SELECT i.*,
		i.line IS NOT NULL AND i.indicators >= CASE i.line WHEN 'evaluated' THEN 2 ELSE 5 END AS merged
	FROM (
		SELECT i.*,
			count(*) OVER w AS indicators,
			row_number() OVER (w ORDER BY i.seq) AS place,
			array_agg(i.indicator) OVER (w ORDER BY i.seq ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING) AS first_names
		FROM (
			SELECT i.*, h.as_hint, l.line
			FROM :"ledger".review_indicator i
			LEFT JOIN (VALUES (true), (false)) AS h (as_hint) ON i.rule IN ('undecided', 'explanation_missing'),
			LATERAL (
				SELECT CASE WHEN h.as_hint IS NOT TRUE THEN NULL
					WHEN i.bare AND (
						SELECT true FROM :"ledger".indicator n
						WHERE n.fiscal_year = i.fiscal_year AND n.project_code = i.project_code
							AND (n.actual IS NOT NULL OR n.target IS NOT NULL OR n.initial_target IS NOT NULL)
						LIMIT 1) IS NULL
					THEN 'evaluated'
					ELSE i.rule END AS line
				-- once, not wherever it is asked for
				OFFSET 0
			) l
		) i
		WHERE i.line IS DISTINCT FROM 'evaluated' OR i.rule = 'undecided'
		WINDOW w AS (PARTITION BY i.fiscal_year, i.department_code, i.project_code, i.line)
	) i
) i
WHERE NOT i.merged OR i.place = 1;
SELECT :"ext".ledger_comment(:'ledger'::name, 'review_indicator_variant'::text,
	'内部：审核结果：指标（review_part的一部分），可合并的提示有合并、不合并两种写法'::text, ARRAY[
	'as_hint', '空：与严重程度无关；是、否：该规则的严重程度是、不是提示时的写法']::text[]);
