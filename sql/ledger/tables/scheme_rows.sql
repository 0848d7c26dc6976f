-- The common scoring schemes (RULES 5).

INSERT INTO :"ledger".scheme VALUES
	('default', '项目支出自评：预算执行10、产出50、效益30、满意度10', 10),
	('cost', '项目支出自评（2021年起）：预算执行10、成本20、产出40、效益20、满意度10', 10),
	('sichuan', '部门整体自评（四川）：总体绩效65、项目绩效35，扣分项另计', 0);
INSERT INTO :"ledger".scheme_part VALUES
	('default', '产出指标', 50),
	('default', '效益指标', 30),
	('default', '满意度指标', 10),
	('cost', '成本指标', 20),
	('cost', '产出指标', 40),
	('cost', '效益指标', 20),
	('cost', '满意度指标', 10),
	('sichuan', '总体绩效', 65),
	('sichuan', '项目绩效', 35),
	('sichuan', '扣分项', 0);
INSERT INTO :"ledger".scheme_item (scheme_code, level1, level2, points) VALUES
	('sichuan', '总体绩效', '履职效能', 15),
	('sichuan', '总体绩效', '预算管理', 25),
	('sichuan', '总体绩效', '财务管理', 10),
	('sichuan', '总体绩效', '资产管理', 9),
	('sichuan', '总体绩效', '采购管理', 6),
	('sichuan', '项目绩效', '项目决策', 12),
	('sichuan', '项目绩效', '项目执行', 12),
	('sichuan', '项目绩效', '目标实现', 11);
