// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_BENCHMARKS_INSTRUCTIONS_H
#define PPTPLAB_TESTS_BENCHMARKS_INSTRUCTIONS_H

#include <cstdint>
#include <linux/perf_event.h>
#include <optional>
#include <sys/syscall.h>
#include <unistd.h>

namespace pptplab
{

/// Instructions that this process executes outside the kernel. They vary by less than 1 % where
/// times vary by a third. Not every machine lets a user count them.
class InstructionCounter
{
  public:
    InstructionCounter()
    {
        perf_event_attr attributes{};
        attributes.type = PERF_TYPE_HARDWARE;
        attributes.size = sizeof(attributes);
        attributes.config = PERF_COUNT_HW_INSTRUCTIONS;
        attributes.exclude_kernel = 1;
        attributes.exclude_hv = 1;
        m_file = static_cast<int>(syscall(SYS_perf_event_open, &attributes, 0, -1, -1, 0));
    }
    InstructionCounter(const InstructionCounter&) = delete;
    InstructionCounter& operator=(const InstructionCounter&) = delete;
    ~InstructionCounter()
    {
        if (m_file >= 0)
        {
            close(m_file);
        }
    }

    /// Since the counter was made; none where counting is not allowed.
    std::optional<double> Count() const
    {
        std::uint64_t count = 0;
        if (m_file < 0 || read(m_file, &count, sizeof(count)) != sizeof(count))
        {
            return std::nullopt;
        }
        return static_cast<double>(count);
    }

  private:
    int m_file;
};

} // namespace pptplab

#endif
