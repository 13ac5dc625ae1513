// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_CHILD_PROCESS_H
#define PPTPLAB_ANALYSIS_PLOT_CHILD_PROCESS_H

#include <filesystem>
#include <spawn.h>
#include <string>
#include <sys/types.h>
#include <vector>

namespace pptplab::analysis
{

/// A program that runs in a folder, with nothing to read.
class ChildProcess
{
  public:
    explicit ChildProcess(const std::filesystem::path& folder);
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    /// Gives the child a descriptor of ours under that number.
    void Pass(int number, int ours);

    /// Gives the child under that number a file, new and empty, of its folder.
    void Write(int number, const std::string& file);

    /// No signal is blocked in the child, whatever this process waits for.
    void FreeSignals();

    /// Starts a program, found as a shell finds it, with these arguments, of which the
    /// first is its name, and `more` variables ("NAME=value") besides, or instead of, those of this
    /// process. 0, or the error number.
    int Start(const std::string& program,
              std::vector<std::string> arguments,
              std::vector<std::string> more = {});

    /// Its wait status, when it has ended; -1 where the system cannot tell. Pre: Start() was 0.
    int Wait() const;

  private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
    pid_t m_process = 0;
};

} // namespace pptplab::analysis

#endif
