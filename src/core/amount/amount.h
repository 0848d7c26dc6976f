/*-------------------------------------------------------------------------
 *
 * amount.h
 *	  Literals of money amounts, counted in 分 (fen).
 *	  Pure: no palloc, no ereport, no locale.
 *
 *-------------------------------------------------------------------------
 */
#ifndef AMOUNT_H
#define AMOUNT_H

#include <stddef.h>
#include <stdint.h>

#include "verdict.h"

/* 1 万元 = 10,000 元 = 1,000,000 分 */
#define AMOUNT_SCALE		6
#define FEN_PER_WANYUAN		INT64_C(1000000)

/* A rate of two amounts has this many decimals: 100 × rate still rounds right to 2. */
#define AMOUNT_RATE_SCALE	18

/* Longer literals are refused unread. */
#define AMOUNT_MAX_BYTES	256

/* What amount_print() writes at most, with the NUL. */
#define AMOUNT_PRINT_SIZE	24

/*
 * The power of ten that a unit of money has in 分 (元 2, 百元 4, 千元 5, 万元 and
 * 万 6, 百万元 8, 千万元 9, 亿元 and 亿 10); -1 if the text is no such unit.
 */
extern int	amount_unit_power(const char *s, size_t len);

/*
 * Parses an amount with or without a unit (without: 万元), as printed in
 * reports: full-width forms, thousands commas, spaces, sign, ￥, compounds such
 * as 3亿1012.52万元, the unit in brackets, 整 behind it.  Nothing is rounded:
 * what is finer than 1 分 is refused.
 */
extern Verdict amount_parse(const char *s, size_t len, int64_t *fen);

/*
 * Prints an amount in 万元 without unit: at least two decimals, zeros beyond
 * trimmed.  Returns the length; the text ends in NUL.
 */
extern size_t amount_print(int64_t fen, char *buf);

#endif							/* AMOUNT_H */
