// SPDX-License-Identifier: GPL-2.0-only
#include "sim/exercises/hexadecimal.h"

namespace pptplab::sim::exercises
{

int
DigitsAsDecimal(int number)
{
    int read = 0;
    for (int weight = 1; number > 0; weight *= kDecimal, number /= kHexadecimal)
    {
        read += number % kHexadecimal * weight;
    }
    return read;
}

int
DecimalLooking(Draws& draws, int from, int to)
{
    const int digits = draws.Whole(from, to);
    return digits / kDecimal * kHexadecimal + digits % kDecimal;
}

} // namespace pptplab::sim::exercises
