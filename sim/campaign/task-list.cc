// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/task-list.h"

#include <algorithm>

namespace pptplab::sim::campaign
{

void
TaskList::Add(const Task& task)
{
    const bool follows = !m_spans.empty() && m_spans.back().first.position == task.position &&
                         At(m_size - 1).replication + 1 == task.replication;
    if (!follows)
    {
        m_spans.push_back({task, m_size});
    }
    ++m_size;
}

Task
TaskList::At(std::size_t number) const
{
    const auto next =
        std::upper_bound(m_spans.begin(), m_spans.end(), number, [](std::size_t n, const Span& s) {
            return n < s.before;
        });
    const Span& span = *std::prev(next);
    Task task = span.first;
    task.replication += static_cast<std::uint32_t>(number - span.before);
    return task;
}

} // namespace pptplab::sim::campaign
