// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_WORKERS_INTERRUPTS_H
#define PPTPLAB_SIM_WORKERS_INTERRUPTS_H

#include "sim/workers/worker.h"

#include <chrono>
#include <csignal>

namespace pptplab::sim::workers
{

/// While one lives, SIGINT, SIGTERM and SIGHUP (a closed terminal) wait to be asked for instead of
/// ending the process, also when the shell had SIGINT ignored (`pptplab ... &` in a script); but an
/// ignored SIGHUP is nohup's and stays so. The former mask returns at the end. They nest: an inner
/// one leaves what came to the outer one. Throws std::system_error.
class Interrupts
{
  public:
    Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;
    ~Interrupts();

    /// Has one come since the outermost began?
    static bool Pending();

    /// Lets so much time pass. False, at once, when one has come.
    bool Pause(std::chrono::milliseconds time) const;

    /// Readable, for poll(), when one has come.
    int Number() const { return m_signals.Number(); }

  private:
    sigset_t m_before{};
    Descriptor m_signals;
};

/// From now on the signals that Interrupts names end the process at once, with this word on
/// standard error and this exit code, wherever no Interrupts lives. `word` must live on.
void EndAtInterrupts(const char* word, int exitCode);

} // namespace pptplab::sim::workers

#endif
