// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/child-process.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pptplab::analysis
{

namespace
{

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

/// The environment of this process, with other values of these variables.
std::vector<std::string>
EnvironmentWith(std::vector<std::string> variables)
{
    const std::vector<std::string> given = variables;
    for (char** each = environ; *each != nullptr; ++each)
    {
        const std::string variable = *each;
        const std::string name = variable.substr(0, variable.find('=')) + "=";
        if (std::none_of(given.begin(), given.end(), [&](const std::string& other) {
                return other.rfind(name, 0) == 0;
            }))
        {
            variables.push_back(variable);
        }
    }
    return variables;
}

} // namespace

ChildProcess::ChildProcess(const std::filesystem::path& folder)
{
    posix_spawnattr_init(&m_attributes);
    posix_spawn_file_actions_init(&m_actions);
    posix_spawn_file_actions_addchdir_np(&m_actions, folder.c_str());
    posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
}

ChildProcess::~ChildProcess()
{
    posix_spawn_file_actions_destroy(&m_actions);
    posix_spawnattr_destroy(&m_attributes);
}

void
ChildProcess::Pass(int number, int ours)
{
    posix_spawn_file_actions_adddup2(&m_actions, ours, number);
}

void
ChildProcess::Write(int number, const std::string& file)
{
    constexpr int kMode = 0600;
    posix_spawn_file_actions_addopen(
        &m_actions, number, file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, kMode);
}

void
ChildProcess::FreeSignals()
{
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&m_attributes, &none);
    posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK);
}

int
ChildProcess::Start(const std::string& program,
                    std::vector<std::string> arguments,
                    std::vector<std::string> more)
{
    std::vector<std::string> environment = EnvironmentWith(std::move(more));
    return posix_spawnp(&m_process,
                        program.c_str(),
                        &m_actions,
                        &m_attributes,
                        Pointers(arguments).data(),
                        Pointers(environment).data());
}

int
ChildProcess::Wait() const
{
    int status = 0;
    while (waitpid(m_process, &status, 0) < 0)
    {
        if (errno != EINTR)
        {
            return -1;
        }
    }
    return status;
}

} // namespace pptplab::analysis
