/*-------------------------------------------------------------------------
 *
 * cue.h
 *	  The words that say what a figure is.
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef CUE_H
#define CUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CUE_UP			(UINT64_C(1) << 0)	/* 增加 */
#define CUE_DOWN		(UINT64_C(1) << 1)	/* 减少 */
#define CUE_TO			(UINT64_C(1) << 2)	/* 达到, 增至 */
#define CUE_THAN		(UINT64_C(1) << 3)	/* 比, 较, 与…相比 */
#define CUE_FROM		(UINT64_C(1) << 4)	/* 由, 从 */
#define CUE_SHARE		(UINT64_C(1) << 5)	/* 占 */
#define CUE_DONE		(UINT64_C(1) << 6)	/* 完成, 执行, 支付 */
#define CUE_RATE		(UINT64_C(1) << 7)	/* 率 */
#define CUE_BUDGET		(UINT64_C(1) << 8)	/* 预算 */
#define CUE_ACTUAL		(UINT64_C(1) << 9)	/* 决算, 支出, 实际 */
#define CUE_BALANCE		(UINT64_C(1) << 10) /* 结余, 剩余 */
#define CUE_TOTAL		(UINT64_C(1) << 11) /* 合计, 总 */
#define CUE_PART		(UINT64_C(1) << 12) /* 其中 */
#define CUE_LIST		(UINT64_C(1) << 13) /* 包括, 主要用于 */
#define CUE_CLOSED		(UINT64_C(1) << 14) /* 分为, 构成 */
#define CUE_EACH		(UINT64_C(1) << 15) /* 分别 */
#define CUE_ABOUT		(UINT64_C(1) << 16) /* 约, 近 */
#define CUE_GREATER		(UINT64_C(1) << 17) /* 大于 */
#define CUE_LESS		(UINT64_C(1) << 18) /* 小于 */
#define CUE_EQUAL		(UINT64_C(1) << 19) /* 持平 */
#define CUE_TASK		(UINT64_C(1) << 20) /* 任务, 计划, 目标 */
#define CUE_INCOME		(UINT64_C(1) << 21) /* 收入 */
#define CUE_SPEND		(UINT64_C(1) << 22) /* 支出 */
#define CUE_CARRY		(UINT64_C(1) << 23) /* 上年结转 */
#define CUE_UNDONE		(UINT64_C(1) << 24) /* 未 */
#define CUE_OTHER		(UINT64_C(1) << 25) /* 其他, 其余 */
#define CUE_MEAN		(UINT64_C(1) << 26) /* 人均, 日均 */
#define CUE_SCORE		(UINT64_C(1) << 27) /* 得分 */
#define CUE_FULL		(UINT64_C(1) << 28) /* 满分, 扣 */
#define CUE_IS			(UINT64_C(1) << 29) /* 为, 是 */
#define CUE_YEARLY		(UINT64_C(1) << 30) /* 年均, 拉动: a rate of another kind */
#define CUE_GROWTH		(UINT64_C(1) << 31) /* 增幅, 增速: a rate of change */
#define CUE_BOUND		(UINT64_C(1) << 32) /* 不低于, ≥: a target */
#define CUE_UNION		(UINT64_C(1) << 33) /* 加上 */
#define CUE_CUT			(UINT64_C(1) << 34) /* 核减, 节约 */
#define CUE_LAST		(UINT64_C(1) << 35) /* 上年, 去年 */
#define CUE_POOL		(UINT64_C(1) << 36) /* 到位, 下达: a base or what was spent */
#define CUE_SECOND		(UINT64_C(1) << 37) /* one of two labels that make a whole ... */
#define CUE_FIRST		(UINT64_C(1) << 38) /* ... and the other one */
#define CUE_GRADE		(UINT64_C(1) << 39)
#define CUE_NEXT		(UINT64_C(1) << 40) /* 结转下年 */
#define CUE_MINUS		(UINT64_C(1) << 41) /* 扣 */
#define CUE_OF			(UINT64_C(1) << 42) /* 的 */
#define CUE_HALF		(UINT64_C(1) << 43) /* 上半年 */
#define CUE_PACE		(UINT64_C(1) << 44) /* 序时进度 */
#define CUE_FILLER		(UINT64_C(1) << 45) /* 了, 为: nothing by themselves */
#define CUE_ONLY		(UINT64_C(1) << 46) /* 含, 不含 */
#define CUE_EXCESS		(UINT64_C(1) << 47) /* 超额: above what was planned */
#define CUE_ADJUSTED	(UINT64_C(1) << 48) /* 调整后 */
#define CUE_REMAINS		(UINT64_C(1) << 49) /* 未完成: a target missed, or what is left */

/* To be called before any other of these. */
extern void cue_prepare(void);

/*
 * The longest cue word that the text starts with: its length, 0 if there is
 * none.  A word may have no cue: 增值税 is there so that 增 is not.
 */
extern size_t cue_match(const char *s, size_t len, uint64_t *cues);

/* All cues of a text, what stands in brackets left out. */
extern uint64_t cue_scan(const char *s, size_t len);

/*
 * The length of the unit that the text starts with (without a power of ten),
 * 0 if it starts with none.
 */
extern size_t cue_unit(const char *s, size_t len);

/* The length of the general word of a label that the text starts with: 资金, 合计; 0 if none. */
extern size_t cue_general(const char *s, size_t len);

#endif							/* CUE_H */
