// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lessons/program-call.h"

#include "sim/files/text-file.h"
#include "sim/files/write-failure.h"

#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pptplab::sim::lessons
{

namespace
{

constexpr const char* kOutput = ".output";
constexpr const char* kErrors = ".errors";
constexpr int kSignalled = 128; // as a shell counts

/// What the child does before it becomes the program.
class Actions
{
  public:
    explicit Actions(const std::filesystem::path& folder)
    {
        constexpr int kMode = 0600;
        constexpr int kNew = O_WRONLY | O_CREAT | O_TRUNC;
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addchdir_np(&m_actions, folder.c_str());
        posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, kOutput, kNew, kMode);
        posix_spawn_file_actions_addopen(&m_actions, STDERR_FILENO, kErrors, kNew, kMode);
    }

    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
    ~Actions() { posix_spawn_file_actions_destroy(&m_actions); }

    const posix_spawn_file_actions_t* Get() const { return &m_actions; }

  private:
    posix_spawn_file_actions_t m_actions{};
};

/// No signal is blocked in the child, whatever this process waits for.
class FreeSignals
{
  public:
    FreeSignals()
    {
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK);
    }

    FreeSignals(const FreeSignals&) = delete;
    FreeSignals& operator=(const FreeSignals&) = delete;
    ~FreeSignals() { posix_spawnattr_destroy(&m_attributes); }

    const posix_spawnattr_t* Get() const { return &m_attributes; }

  private:
    posix_spawnattr_t m_attributes{};
};

/// The environment of this process with other values of two variables.
std::vector<std::string>
EnvironmentWith(const std::filesystem::path& root)
{
    std::vector<std::string> variables = {fmt::format("PPTPLAB_ROOT={}", root.string()),
                                          "COLUMNS=120"};
    for (char** each = environ; *each != nullptr; ++each)
    {
        const std::string variable = *each;
        if (variable.rfind("PPTPLAB_ROOT=", 0) != 0 && variable.rfind("COLUMNS=", 0) != 0)
        {
            variables.push_back(variable);
        }
    }
    return variables;
}

/// As execve() wants it; the texts must outlive it.
std::vector<char*>
Pointers(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string& text : texts)
    {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

ProgramCall
CallProgram(const std::vector<std::string>& words,
            const std::filesystem::path& folder,
            const std::filesystem::path& root)
{
    const Actions actions(folder);
    const FreeSignals signals;
    std::vector<std::string> arguments = {"pptplab"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    std::vector<std::string> environment = EnvironmentWith(root);
    pid_t child = 0;
    const int fault = posix_spawn(&child,
                                  "/proc/self/exe",
                                  actions.Get(),
                                  signals.Get(),
                                  Pointers(arguments).data(),
                                  Pointers(environment).data());
    if (fault != 0)
    {
        throw files::WriteCutOff(
            fmt::format("no process for {}: {}", words.front(), std::strerror(fault)));
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
    {
    }
    return {WIFEXITED(status) ? WEXITSTATUS(status) : kSignalled + WTERMSIG(status),
            files::ReadTextFile(folder / kOutput),
            files::ReadTextFile(folder / kErrors)};
}

} // namespace pptplab::sim::lessons
