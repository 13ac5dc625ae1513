// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXERCISES_HEXADECIMAL_H
#define PPTPLAB_SIM_EXERCISES_HEXADECIMAL_H

#include "sim/exercises/draws.h"

namespace pptplab::sim::exercises
{

inline constexpr int kHexadecimal = 16;
inline constexpr int kDecimal = 10;

/// What somebody reads who takes the digits for decimal ones. Pre: none is above 9.
int DigitsAsDecimal(int number);

/// From 1 to 99 in digits, read as hexadecimal ones: 18h = 24.
int DecimalLooking(Draws& draws, int from, int to);

} // namespace pptplab::sim::exercises

#endif
