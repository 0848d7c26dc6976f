CREATE TABLE :"ledger".kept_state (
	generation bigint,
	fingerprint bigint NOT NULL,
	tables oid[] NOT NULL,
	schemes text[] NOT NULL,
	most_stale bigint NOT NULL,
	refreshes bigint NOT NULL DEFAULT 0,
	refreshed_at timestamptz NOT NULL DEFAULT now(),
	CONSTRAINT kept_state_unique PRIMARY KEY (generation)
);
COMMENT ON TABLE :"ledger".kept_state IS
'内部：保存的得分所依据的表和触发器；没有行即没有保存，见keep_scores';
