// SPDX-License-Identifier: GPL-2.0-only
#include "sim/workers/interrupts.h"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <pthread.h>
#include <sys/signalfd.h>
#include <system_error>
#include <unistd.h>

namespace pptplab::sim::workers
{

namespace
{

/// Those that ask the process to end.
sigset_t
Asked()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    struct sigaction hangUp{};
    ::sigaction(SIGHUP, nullptr, &hangUp);
    if (hangUp.sa_handler != SIG_IGN)
    {
        sigaddset(&signals, SIGHUP);
    }
    return signals;
}

// What a signal handler can reach.
const char* lastWord = "";
volatile sig_atomic_t codeOfEnd = 0;

extern "C" void
EndWithWord(int /*signal*/)
{
    static_cast<void>(::write(STDERR_FILENO, lastWord, std::strlen(lastWord)) == 0);
    ::_exit(codeOfEnd);
}

} // namespace

Interrupts::Interrupts()
{
    const sigset_t signals = Asked();
    m_signals = Descriptor(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    if (m_signals.Number() < 0)
    {
        throw std::system_error(errno, std::generic_category(), "no signalfd");
    }
    // Linux queues a blocked signal even where it is ignored.
    ::pthread_sigmask(SIG_BLOCK, &signals, &m_before);
}

Interrupts::~Interrupts()
{
    const bool nested = sigismember(&m_before, SIGINT) == 1 && sigismember(&m_before, SIGTERM) == 1;
    signalfd_siginfo taken{};
    while (!nested && ::read(m_signals.Number(), &taken, sizeof taken) > 0)
    {
        // Taken here, so that they do not strike when the mask falls.
    }
    ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

bool
Interrupts::Pending()
{
    sigset_t pending;
    sigemptyset(&pending);
    ::sigpending(&pending);
    return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1 ||
           sigismember(&pending, SIGHUP) == 1;
}

bool
Interrupts::Pause(std::chrono::milliseconds time) const
{
    pollfd asked{m_signals.Number(), POLLIN, 0};
    return ::poll(&asked, 1, static_cast<int>(time.count())) <= 0;
}

void
EndAtInterrupts(const char* word, int exitCode)
{
    lastWord = word;
    codeOfEnd = exitCode;
    struct sigaction action{};
    action.sa_handler = &EndWithWord;
    const sigset_t asked = Asked();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    {
        if (sigismember(&asked, signal) == 1)
        {
            ::sigaction(signal, &action, nullptr);
        }
    }
}

} // namespace pptplab::sim::workers
