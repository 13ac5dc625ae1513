// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_WORKERS_HOW_FAR_H
#define PPTPLAB_SIM_WORKERS_HOW_FAR_H

#include <atomic>

namespace pptplab::sim::workers
{

/// A share that a process and those forked from it see alike. Throws std::system_error.
class SharedShare
{
  public:
    SharedShare();
    SharedShare(SharedShare&& other) noexcept;
    SharedShare& operator=(SharedShare&& other) noexcept;
    ~SharedShare();

    std::atomic<double>& operator*() const { return *m_share; }

  private:
    std::atomic<double>* m_share;
};

/// In a worker: of its task so much is done, from 0 to 1. Costs little more than storing it, and is
/// without effect elsewhere.
void TellHowFar(double share);

/// As long as it lives, what TellHowFar says is of a part of the task, which begins and ends at
/// these shares. They nest.
class PartOfTask
{
  public:
    PartOfTask(double from, double to);
    PartOfTask(const PartOfTask&) = delete;
    PartOfTask& operator=(const PartOfTask&) = delete;
    ~PartOfTask();

  private:
    double m_from; ///< of the part around it
    double m_span;
};

/// From now on, in this process, TellHowFar tells this one.
void TellTo(std::atomic<double>& share);

} // namespace pptplab::sim::workers

#endif
