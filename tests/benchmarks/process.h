// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_BENCHMARKS_PROCESS_H
#define PPTPLAB_TESTS_BENCHMARKS_PROCESS_H

#include <ctime>
#include <malloc.h>

namespace pptplab
{

/// CPU time that this process has used so far.
inline double
CpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// What it holds at the moment.
inline double
HeapOctets()
{
    const auto heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd);
}

} // namespace pptplab

#endif
