/*-------------------------------------------------------------------------
 *
 * sheet_number.h
 *	  Numbers as spreadsheets hand them over: with the residue of binary
 *	  fractions (0.57999999999999996) and with an exponent (1.1E-13).
 *	  Pure: no palloc, no ereport, no locale, no float.
 *
 *-------------------------------------------------------------------------
 */
#ifndef SHEET_NUMBER_H
#define SHEET_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* A spreadsheet keeps and shows this many significant digits. */
#define SHEET_DIGITS	15

/* Numbers of more significant digits are not read. */
#define SHEET_NUMBER_MAX_DIGITS	40

/* What sheet_number_print() writes at most, with the NUL. */
#define SHEET_NUMBER_PRINT_SIZE 512

/* 0.d1d2d3... × 10^point, without zeros at either end; zero has no digits. */
typedef struct SheetNumber
{
	bool		negative;
	int			exponent;		/* the one that was written, 0 if none */
	int			point;
	int			count;
	char		digits[SHEET_NUMBER_MAX_DIGITS];
} SheetNumber;

/* Reads [sign] 9 | 9.9 | .9 [E [sign] 9]; false if the text is not just that. */
extern bool sheet_number_read(const char *s, size_t len, SheetNumber *number);

/* Is it as a narrow column shows a number: 3.3E+17?  1E5 may be a code. */
extern bool sheet_number_is_scientific(const char *s, size_t len);

/* How many digits stand behind the decimal point. */
extern int	sheet_number_decimals(const SheetNumber *number);

/* Rounds half away from zero, to significant digits or to decimals. */
extern void sheet_number_round(SheetNumber *number, int digits);
extern void sheet_number_round_decimals(SheetNumber *number, int decimals);

/* Prints a plain decimal; returns the length, the text ends in NUL. */
extern size_t sheet_number_print(const SheetNumber *number, char *buf);

#endif							/* SHEET_NUMBER_H */
