-- Departments D1 to D20, a tree of two levels.
INSERT INTO ledger.department
SELECT 'D' || i, '部门' || i, CASE WHEN i > 4 THEN 'D' || i % 4 + 1 END
FROM generate_series(1, 20) AS i;
