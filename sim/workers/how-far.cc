// SPDX-License-Identifier: GPL-2.0-only
#include "sim/workers/how-far.h"

#include <cerrno>
#include <new>
#include <sys/mman.h>
#include <system_error>
#include <utility>

namespace pptplab::sim::workers
{

namespace
{

/// The task of this process: a process has one.
struct OfTask
{
    std::atomic<double>* share = nullptr;
    double from = 0;
    double span = 1;
};

OfTask&
TheTask()
{
    static OfTask task;
    return task;
}

} // namespace

SharedShare::SharedShare()
{
    void* const page = ::mmap(nullptr,
                              sizeof(std::atomic<double>),
                              PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS,
                              -1,
                              0);
    if (page == MAP_FAILED)
    {
        throw std::system_error(errno, std::generic_category(), "no memory for a worker");
    }
    m_share = new (page) std::atomic<double>(0);
}

SharedShare::SharedShare(SharedShare&& other) noexcept
    : m_share(std::exchange(other.m_share, nullptr))
{
}

SharedShare&
SharedShare::operator=(SharedShare&& other) noexcept
{
    std::swap(m_share, other.m_share);
    return *this;
}

SharedShare::~SharedShare()
{
    if (m_share != nullptr)
    {
        ::munmap(m_share, sizeof *m_share);
    }
}

void
TellHowFar(double share)
{
    const OfTask& task = TheTask();
    if (task.share != nullptr)
    {
        task.share->store(task.from + task.span * share, std::memory_order_relaxed);
    }
}

PartOfTask::PartOfTask(double from, double to) : m_from(TheTask().from), m_span(TheTask().span)
{
    TheTask().from = m_from + m_span * from;
    TheTask().span = m_span * (to - from);
}

PartOfTask::~PartOfTask()
{
    TheTask().from = m_from;
    TheTask().span = m_span;
}

void
TellTo(std::atomic<double>& share)
{
    TheTask().share = &share;
}

} // namespace pptplab::sim::workers
