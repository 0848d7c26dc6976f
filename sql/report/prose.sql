-- a department's prose with what does not hold marked in it

CREATE FUNCTION report_prose(ledger name, fiscal_year integer, department_code text) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	paragraph record;
	mark record;
	behind integer;
	heading text;
	html text := '';
	rows text := '';
BEGIN
	FOR paragraph IN EXECUTE format($query$
		WITH finding AS MATERIALIZED (
			SELECT f.project_code, f.section, f.seq, f.span_start, f.span_end, f.severity, f.message, f.quote
			FROM %1$I.review_finding f
			WHERE f.fiscal_year = $1 AND f.department_code = $2 AND f.quote IS NOT NULL
		)
		SELECT t.project_code, t.section, t.body,
			(SELECT jsonb_agg(to_jsonb(f) ORDER BY f.span_start, f.span_end) FROM finding f
			 WHERE f.project_code IS NOT DISTINCT FROM nullif(t.project_code, '')
				AND f.section = t.section AND f.seq = t.seq) AS findings
		FROM %1$I.report_text t
		WHERE t.fiscal_year = $1 AND t.department_code = $2
		ORDER BY t.project_code, t.section, t.seq
		$query$, ledger) USING fiscal_year, department_code
	LOOP
		IF heading IS DISTINCT FROM concat_ws(' ', nullif(paragraph.project_code, ''), paragraph.section) THEN
			heading := concat_ws(' ', nullif(paragraph.project_code, ''), paragraph.section);
			html := html || '<h3>' || @extschema@.report_text(heading) || '</h3>' || E'\n';
		END IF;
		html := html || '<p>';
		behind := 1;
		FOR mark IN
			SELECT * FROM jsonb_to_recordset(paragraph.findings) AS f (span_start integer, span_end integer, severity text,
				message text, quote text)
		LOOP
			rows := rows || '<tr><td>' || @extschema@.report_text(mark.severity) || '</td><td>' ||
				@extschema@.report_text(mark.quote) ||
				'</td><td>' || @extschema@.report_text(mark.message) || '</td></tr>' || E'\n';
			-- one mark holds what begins inside it
			CONTINUE WHEN mark.span_start < behind;
			IF mark.span_start > behind THEN
				html := html || @extschema@.report_text(substr(paragraph.body, behind, mark.span_start - behind));
			END IF;
			html := html || '<mark title="' || replace(@extschema@.report_text(mark.message), '"', '&quot;') || '">' ||
				@extschema@.report_text(mark.quote) || '</mark>';
			behind := mark.span_end + 1;
		END LOOP;
		IF substr(paragraph.body, behind) <> '' THEN
			html := html || @extschema@.report_text(substr(paragraph.body, behind));
		END IF;
		html := html || '</p>' || E'\n';
	END LOOP;
	RETURN html || CASE WHEN rows <> '' THEN '<table>' || E'\n' || '<tr><th>程度</th><th>原文</th><th>问题</th></tr>' || E'\n' ||
						rows || '</table>' || E'\n' ELSE '' END;
END
$function$;
COMMENT ON FUNCTION report_prose(name, integer, text) IS
'the prose of a department in a ledger''s report_text as HTML: its sentences, those with a finding in <mark> with the message as '
'title, and a table of severity, quote and message, in which the formula stands; a browser and a word processor read it. Empty '
'where the ledger has no prose of that department and year';
