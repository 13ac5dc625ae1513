// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_TASK_LIST_H
#define PPTPLAB_SIM_CAMPAIGN_TASK_LIST_H

#include "analysis/store/plan.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pptplab::sim::campaign
{

/// One replication of one cell of a plan.
struct Task
{
    std::size_t position = 0;
    analysis::CellId cell = 0;
    std::uint32_t replication = 0;
};

/// Tasks in order. Replications that follow each other take no more room than one.
class TaskList
{
  public:
    void Add(const Task& task);

    std::size_t Size() const { return m_size; }
    Task At(std::size_t number) const;

  private:
    struct Span
    {
        Task first;
        std::size_t before = 0; ///< tasks of the spans before
    };

    std::vector<Span> m_spans;
    std::size_t m_size = 0;
};

} // namespace pptplab::sim::campaign

#endif
