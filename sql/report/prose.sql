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
	PERFORM @extschema@.require_ledger(ledger, 'view'::text, 'review_finding'::name);
	FOR paragraph IN EXECUTE format($query$
		WITH finding AS MATERIALIZED (
			SELECT f.project_code, f.section, f.seq, f.span_start, f.span_end, f.severity, f.message, f.quote, c.formula
			FROM %1$I.review_finding f
			LEFT JOIN (
				SELECT DISTINCT ON (c.project_code, c.section, c.seq, c.span_start, c.span_end, c.message)
					c.project_code, c.section, c.seq, c.span_start, c.span_end, c.message, c.formula
				FROM %1$I.text_claim c
				WHERE c.fiscal_year = $1 AND c.department_code = $2
				ORDER BY c.project_code, c.section, c.seq, c.span_start, c.span_end, c.message, c.claim_no
			) c ON c.project_code IS NOT DISTINCT FROM f.project_code AND c.section = f.section AND c.seq = f.seq
				AND c.span_start = f.span_start AND c.span_end = f.span_end AND c.message = f.message
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
				message text, quote text, formula text)
		LOOP
			rows := rows || '<tr><td>' || @extschema@.report_text(mark.severity) || '</td><td>' ||
				@extschema@.report_text(mark.quote) || '</td><td>' || @extschema@.report_text(coalesce(mark.formula, '')) ||
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
	RETURN html || CASE WHEN rows <> '' THEN @extschema@.report_table(@extschema@.report_titles('prose'), rows) ELSE '' END;
END
$function$;
COMMENT ON FUNCTION report_prose(name, integer, text) IS
'the prose of a department in a ledger''s report_text as HTML: its sentences, those with a finding in <mark> with the message as '
'title, and a table of severity, quote, formula and message; a browser and a word processor read it. Empty '
'where the ledger has no prose of that department and year';

CREATE FUNCTION report_proses(ledger name, fiscal_year integer, members text[]) RETURNS text
LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	markup text;
BEGIN
	EXECUTE format($q$
		SELECT string_agg(CASE WHEN t.several THEN '<h3>' || @extschema@.report_text(t.name) || '</h3>' || E'\n' ELSE '' END
						  || @extschema@.report_prose($1, $2, t.code), '' ORDER BY t.place)
		FROM (
			SELECT d.code, d.name, array_position($3, d.code) AS place, count(*) OVER () > 1 AS several
			FROM %1$I.department d
			WHERE d.code = ANY ($3)
				AND EXISTS (SELECT FROM %1$I.report_text t WHERE t.department_code = d.code AND t.fiscal_year = $2)
		) t
		$q$, ledger) INTO markup USING ledger, fiscal_year, members;
	RETURN markup;
END
$function$;
COMMENT ON FUNCTION report_proses(name, integer, text[]) IS
'part of report_html: report_prose of each department that has prose in report_text, the name above it where there are several';
